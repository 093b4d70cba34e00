// Sends specimens to one target, a batch at a time, and says of each whether all was as the oracle says.

import type { LaneParts } from '../contract/lane';
import type { TargetProcess } from '../contract/deployment';
import type { LogRecord } from '../contract/log';
import type { Difference } from '../contract/signature';
import type { TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { findLeaks, SHORTEST, type Guarded } from '../support/find-leaks';
import { judgeAnswer } from './judge-answer';
import type { Material } from './material';
import { expectAnswer, type Expectation } from './oracle/expect-answer';
import { render, type Rendered, type SessionRow } from './render/render';
import type { Specimen } from './specimen';
import { writeSessions } from './write-rows';
import { RawConnection, type Asked } from './wire/raw-connection';
import { requestHead } from './wire/request-head';

export interface Tested extends Expectation {
  readonly specimen: Specimen;
  readonly values: readonly string[];
  readonly answer: Asked;
  readonly tookMs: number;
  /** Empty where it is as the oracle says. */
  readonly differences: readonly Difference[];
}

export interface TesterOptions {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly lane: Pick<LaneParts, 'database'>;
  readonly process: TargetProcess;
  readonly material: Material;
}

/** An answer may take 1 s, and longer on a machine that has more to do than cores: the grace of a run is a quarter of that. */
const GRACES = 4;
/** What a log may hold of a header: words of a fixed text, and no token. */
const HARMLESS = 20;

export class Tester {
  private readonly connection: RawConnection;
  /** Every row that there is, by its token. */
  private readonly sessions = new Map<string, SessionRow>();
  private tested = 0;

  constructor(private readonly options: TesterOptions) {
    this.connection = new RawConnection(Number(new URL(options.process.url).port));
  }

  async test(specimens: readonly Specimen[]): Promise<Tested[]> {
    const { lane, material, process, timing } = this.options;
    const from = process.log.lines.length;
    const now = Math.floor(Date.now() / 1000);
    const batch = specimens.map((specimen) => {
      const id = `bad-${String((this.tested += 1))}`;
      return { specimen, rendered: render(specimen, { material, now, id }) };
    });
    const rows = new Map(batch.flatMap(({ rendered }) => rendered.sessions.map((row) => [row.token, row])));
    await writeSessions(lane.database, [...rows.values()]);
    for (const [token, row] of rows) this.sessions.set(token, row);

    const asked = [];
    for (const { specimen, rendered } of batch) {
      const began = performance.now();
      const limitMs = GRACES * timing.graceMs;
      const answer = await this.connection.ask(requestHead(rendered.id, rendered.values), limitMs);
      const tookMs = performance.now() - began;
      const truth = { material, now, sessionOf: (token: string) => this.sessions.get(token) };
      asked.push({ specimen, rendered, answer, tookMs, ...expectAnswer(rendered, truth) });
    }
    const lines = await this.linesFrom(from);
    const records = recordsByRequest(lines, this.options.target);
    const log = lines.join('\n');
    return asked.map(({ rendered, ...one }) => ({
      ...one,
      values: rendered.values,
      differences: [
        ...judgeAnswer(
          rendered.id,
          one.expected,
          { answer: one.answer, records: records.get(rendered.id) ?? [] },
          material,
        ),
        ...leaksIn(log, rendered),
      ],
    }));
  }

  close(): void {
    this.connection.close();
  }

  /** All that the target has written since, up to the line of a request that surely writes one. */
  private async linesFrom(from: number): Promise<readonly string[]> {
    const { process, timing } = this.options;
    const id = `mark-${String(this.tested)}`;
    await this.connection.ask(requestHead(id, []), timing.deadlineMs);
    const { deadlineMs } = timing;
    const mark = await process.log.waitFor((line) => line.includes(`"${id}"`), { from, deadlineMs });
    return process.log.lines.slice(from, mark ?? undefined);
  }
}

function recordsByRequest(lines: readonly string[], { log }: TargetDefinition): Map<string, LogRecord[]> {
  const byRequest = new Map<string, LogRecord[]>();
  for (const line of lines) {
    const record = log.parse(line);
    const id = record?.requestId ?? '';
    if (record !== null) byRequest.set(id, [...(byRequest.get(id) ?? []), record]);
  }
  return byRequest;
}

/** A whole value, or the token in it, in anything that the target wrote. */
function leaksIn(log: string, { values }: Rendered): Difference[] {
  const guarded = values
    .flatMap((value): Guarded[] => [
      { name: 'value', value: value.trim() },
      { name: 'token', value: value.slice(value.indexOf(' ') + 1).trim() },
    ])
    .filter(({ value }) => value.length > Math.max(HARMLESS, SHORTEST));
  return findLeaks(log, guarded).map(({ name, form }) => ({
    at: '/log',
    expected: `no whole ${name}`,
    got: `one, ${form}`,
  }));
}
