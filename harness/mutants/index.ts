// The mutants: all that others may use of them.
export { allSeen, describeMutants } from './describe-mutants';
export { runMutants } from './run-mutants';
