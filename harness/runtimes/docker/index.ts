// The Docker runtime: all that others may use of it.
export { dockerRuntime } from './docker-runtime';
