// A drill on a real stack without a terminal, with a clock that the test sets.

import { GUIDE_NAMES } from '../../checks/guide-names';
import { bundledTarget as target } from '../../testing/bundled-target';
import { timingBesideOthers } from '../../engine/timing';
import { embeddedRuntime } from '../../runtimes/embedded';
import { CASES } from '../../testing/catalogue';
import type { DrillClock } from '../clock';
import { holdDrill } from '../hold-drill';
import type { Plot } from '../incident/plot';
import type { DrillSession } from '../session';
import type { Asked } from '../transcript';

export class TestClock implements DrillClock {
  private slept = 0;
  private passed = 0;

  now(): number {
    return 1_700_000_000_000 + this.passed + this.slept;
  }

  awake(): number {
    return this.passed;
  }

  pass(ms: number): void {
    this.passed += ms;
  }

  sleep(ms: number): void {
    this.slept += ms;
  }
}

const ASKED: Asked = { cause: null, level: null, mode: 'scored', limitMs: null, instructor: false };

export function withSession<T>(
  plot: Plot,
  work: (session: DrillSession, clock: TestClock) => Promise<T>,
  asked: Partial<Asked> = {},
): Promise<T> {
  const clock = new TestClock();
  return holdDrill(
    {
      runtime: embeddedRuntime,
      target,
      names: GUIDE_NAMES,
      timing: timingBesideOthers(),
      plot,
      cases: CASES,
      seed: 1,
      asked: { ...ASKED, ...asked },
      trainee: null,
      clock,
      tool: 'test',
    },
    { note: () => undefined, signal: new AbortController().signal },
    (session) => work(session, clock),
  );
}
