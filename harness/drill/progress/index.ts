// What is kept of drills, and told of what was kept.

export { courseFor, courseSeedOf, drillsLeft } from './course';
export { keptResultOf } from './kept-result';
export { classBlocks, progressBlocks } from './progress-blocks';
export { progressOf } from './progress-of';
export { readGivenResults, readOwnResults, together } from './read-results';
export { accountName, keepResult, resultFile } from './result-file';
export { resultsCsv } from './results-csv';
