// What is kept and told of a drill in which the trainee has everything printed that there is, and types a secret.

import { readFileSync } from 'node:fs';
import { createColors } from 'picocolors';
import { GUIDE_NAMES } from '../../checks/guide-names';
import {
  debriefJson,
  debriefMarkdown,
  debriefText,
  holdDrill,
  keepTranscript,
  plotFor,
  realClock,
} from '../../drill';
import { timingBesideOthers } from '../../engine/timing';
import { CASES } from '../catalogue';
import { SECRET } from './planted';
import type { Tool } from './tool';

/** Each process has a secret of its own here, and none is the lane's. */
const NAMED = 'jwt-mismatch/rotated-secret';
const ASKED = { cause: null, level: null, mode: 'scored', limitMs: null, instructor: true } as const;
const PAGE = { paint: createColors(false), columns: 100 };

export async function keptOfDrill(tool: Tool): Promise<readonly string[]> {
  const [of] = CASES.filter(({ id }) => id === NAMED);
  if (of === undefined) throw new Error(`There is no ${NAMED}.`);
  const { runtime, target, timing } = tool.planFor(of, timingBesideOthers());
  const ground = {
    runtime,
    target,
    names: GUIDE_NAMES,
    timing,
    cases: CASES,
    seed: 1,
    asked: ASKED,
    trainee: null,
  };
  const plan = {
    ...ground,
    plot: plotFor(CASES, target, { seed: 1, named: NAMED }),
    clock: realClock,
    tool: 'test',
  };
  return holdDrill(plan, tool.hooks, async (session) => {
    const { token, databaseUrl } = session.ownShell;
    tool.known.token(token);
    tool.known.passwordIn(databaseUrl);
    for (const line of linesFor(token ?? '', databaseUrl)) await session.run(line);
    session.end('given up');
    const { transcript, debrief } = session;
    if (debrief === null) throw new Error('The drill has not ended.');
    return [
      readFileSync(keepTranscript(tool.file('kept'), transcript), 'utf8'),
      debriefText(debrief, PAGE),
      debriefMarkdown(debrief),
      debriefJson(debrief),
    ];
  });
}

function linesFor(token: string, databaseUrl: string): readonly string[] {
  return [
    ...['env', 'deploys', 'decode', 'client', 'request', 'logs', 'edge', 'network', 'database'],
    ...[
      'sql SELECT * FROM sessions',
      'sql SELECT * FROM users',
      'sql SELECT rolname, rolpassword FROM pg_authid',
    ],
    `note ${token} ${databaseUrl}`,
    `restart --env ${JSON.stringify(`JWT_SECRET=${SECRET}`)}`,
    ...['env', 'deploys', 'login', 'request', 'answer jwt-mismatch --evidence 1', 'verify', 'evidence'],
  ];
}
