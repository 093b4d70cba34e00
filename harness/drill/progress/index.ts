// What is kept of drills, and told of what was kept.

export { courseFor, courseSeedOf, drillsLeft, type CourseDrill } from './course';
export { keptResultOf, type KeptResult } from './kept-result';
export { classBlocks, progressBlocks } from './progress-blocks';
export { progressOf } from './progress-of';
export { readGivenResults, readOwnResults, together, type ReadResults } from './read-results';
export { accountName, keepResult, resultFile } from './result-file';
export { resultsCsv } from './results-csv';
