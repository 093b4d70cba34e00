// The embedded runtime: all that others may use of it.
export { embeddedRuntime } from './embedded-runtime';
