// The parity of two runtimes: all that others may use of it.
export { compareReports, type CaseParity, type Parity } from './compare-reports';
export { describeParity } from './describe-parity';
