// What the command line uses of the drills.

export { realClock } from './clock';
export { debriefJson, debriefMarkdown, debriefOf, debriefText } from './debrief';
export { holdDrill } from './hold-drill';
export { plotFor } from './incident/plot-for';
export { driveTerminal } from './terminal/drive';
export { DrillInput } from './terminal/drill-input';
export * from './progress';
export * from './replay';
export { rubricBlocks, rubricData } from './rubric-blocks';
export { asText } from './telling/as-text';
