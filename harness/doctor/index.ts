// The doctor: all that others may use of it.
export { describeFinding } from './describe-examination';
export { completeFindings, failed, hasFailed, passed, type StepFinding } from './examination';
export { examine } from './examine';
