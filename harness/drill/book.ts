// The book of a drill: everything that is seen and done, with its time, and without a secret.

import type { DrillClock } from './clock';
import type { DrillEvent, LookSign, TimedEvent } from './transcript';
import { withoutSecrets } from './without-secrets';

/** What the two clocks may differ by without anybody having slept. */
const SLEPT_MS = 2000;

export type Look = Extract<TimedEvent, { kind: 'look' }>;

export class Book {
  readonly events: TimedEvent[] = [];
  readonly startedAt: number;
  private readonly began: number;
  private lag = 0;
  private looked = 0;

  constructor(
    private readonly clock: DrillClock,
    /** Takes secrets out of a text. */
    private readonly hide: (text: string) => string,
  ) {
    this.startedAt = clock.now();
    this.began = clock.awake();
  }

  /** In ms since the story was told, in which the machine was awake. */
  get at(): number {
    return Math.round(this.clock.awake() - this.began);
  }

  add(event: DrillEvent): void {
    this.events.push({ ...withoutSecrets(event, this.hide), at: this.at });
  }

  /** Its number, by which it is cited. */
  look(look: {
    readonly by: Look['by'];
    readonly command: string;
    readonly text: string;
    readonly signs: readonly LookSign[];
  }): number {
    this.looked += 1;
    this.add({ kind: 'look', number: this.looked, ...look });
    return this.looked;
  }

  get looks(): readonly Look[] {
    return this.events.filter((event) => event.kind === 'look');
  }

  /** Writes down whether the machine has slept since it was last asked, and for how long. */
  noticeSleep(): number {
    const lag = this.clock.now() - this.startedAt - (this.clock.awake() - this.began);
    const slept = Math.round(lag - this.lag);
    this.lag = lag;
    if (slept < SLEPT_MS) return 0;
    this.add({ kind: 'asleep', ms: slept });
    return slept;
  }
}
