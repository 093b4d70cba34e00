// The two clocks that a drill goes by: the time of day, and one that stands still while the machine sleeps.

export interface DrillClock {
  /** Time of day, in ms since the epoch. */
  now(): number;
  /** In ms since whenever. */
  awake(): number;
}

export const realClock: DrillClock = { now: () => Date.now(), awake: () => performance.now() };
