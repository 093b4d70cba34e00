// The load: all that others may use of it.
export { describeLoad } from './describe-load';
export { runLoad } from './run-load';
