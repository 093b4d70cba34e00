// The bench: all that others may use of it.
export { holds } from './figure';
export { describeMachine } from './machine';
export { PART_NAMES, type PartName } from './parts';
export { benchmarksPage } from './present/benchmarks-page';
export { describePart, describePromises } from './present/describe-part';
export { drawSegments } from './present/draw-segments';
export { runBench, type Bench } from './run-bench';
