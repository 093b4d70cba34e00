// Searches all that the trainee's account can read of a drill for what is broken, by any of its names.

import { basename } from 'node:path';
import { listeningPorts } from '../../support/proc/sockets';
import { processTree } from '../../support/proc/tree';
import { RECOVERED, refusedByEdge } from '../incident/control-receipts';
import type { Plot } from '../incident/plot';
import { logPathIn, type PseudoTerminal } from './pseudo-terminal.fixture';
import { answersOfPorts, filesOfRun, processesRead, type Readable } from './readable.fixture';

/** Id, title, what is wrong by name, what has been done by name; of a control, what was seen of it. */
function secretsOf({ id, cases, edge }: Plot): string[] {
  if (edge !== null) return [id, refusedByEdge(edge).summary];
  if (cases.length === 0) return [RECOVERED.summary];
  return cases.flatMap(({ id: of, cause, variant }) => [
    of,
    cause.name,
    cause.meta.title,
    variant.summary,
    variant.condition,
    ...variant.faults.map(({ title }) => title),
  ]);
}

/** What the target and PostgreSQL write in production, and the project's own source. */
const ORDINARY = (where: string) => basename(where) === 'log' || /\.(?:cjs|js|map)$/.test(where);

/** What the harness's own connections ask the server: whoever is on call may read it. One that holds a lock is part of the incident. */
const ASKED_BY_HARNESS = [
  `sql SELECT coalesce(nullif(query, ''), '(hidden)') AS query`,
  'FROM pg_stat_activity JOIN pg_roles ON rolname = usename',
  `WHERE rolsuper AND datname = current_database() AND state IS DISTINCT FROM 'idle in transaction'`,
].join(' ');
/** A server that shuts down lets nobody in to read it. */
const NOTHING_ASKED = /^ query *\n-+\n \(hidden\)\n\(1 row\)$|^! ERROR: 57P03/m;

export interface Search {
  readonly places: number;
  /** Where something was read that tells what is broken, and what it was. */
  readonly telling: readonly string[];
}

/** Of a drill that has just been told: what costs the trainee nothing is typed, and everything else read from outside. */
export async function searchForSecrets(terminal: PseudoTerminal, intro: string, plot: Plot): Promise<Search> {
  const said = [
    intro,
    await terminal.type('help'),
    await terminal.type('hint'),
    await terminal.type('deploys'),
  ];
  const asked = await terminal.type(ASKED_BY_HARNESS);
  const log = logPathIn(intro);
  const tree = processTree(terminal.pid).map(({ pid }) => pid);
  const ports = listeningPorts(tree);
  const files = filesOfRun(log);
  // A search that looked at nothing would find nothing.
  expect(ports.length).toBeGreaterThanOrEqual(4);
  expect(files.map(({ where }) => where)).toContain(log);
  const answers = await answersOfPorts(ports);
  const all: Readable[] = [
    ...said.map((text, index) => ({ where: `the screen, ${String(index)}`, bytes: Buffer.from(text) })),
    ...processesRead(tree),
    ...files.filter(({ where }) => !ORDINARY(where)),
    ...answers,
  ];
  const secrets = secretsOf(plot);
  expect(secrets).not.toEqual([]);
  return {
    places: all.length,
    telling: [
      ...(NOTHING_ASKED.test(asked) ? [] : [`what the harness asked the database: ${asked}`]),
      ...all.flatMap((one) => tellingIn(one, secrets)),
      ...proxiesIn(answers),
    ],
  };
}

function tellingIn({ where, bytes }: Readable, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${where}: ${secret}`);
}

/** Toxiproxy's API answers nobody who does not know its prefix. */
function proxiesIn(answers: readonly Readable[]): string[] {
  return answers
    .filter(({ bytes }) => /"toxics"|"upstream"/.test(bytes.toString()))
    .map(({ where }) => `${where}: a proxy`);
}
