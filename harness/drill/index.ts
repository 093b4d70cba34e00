// What the command line uses of the drills.

export { realClock } from './clock';
export { debriefText } from './debrief';
export { holdDrill } from './hold-drill';
export { plotFor } from './incident/plot-for';
export { driveTerminal } from './terminal/drive';
