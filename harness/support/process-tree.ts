// The processes below one, by its former name.

export { processTree } from './proc/tree';
