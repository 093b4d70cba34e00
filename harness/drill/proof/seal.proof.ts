import { basename } from 'node:path';
import { listeningPorts } from '../../support/process-facts';
import { processTree } from '../../support/process-tree';
import { optionsFor, PLOTS } from './plots.fixture';
import { RECOVERED, refusedByEdge } from '../incident/control-receipts';
import type { Plot } from '../incident/plot';
import { logPathIn, PseudoTerminal } from './pseudo-terminal.fixture';
import { answersOfPorts, filesOfRun, processesRead, type Readable } from './readable.fixture';

const LIMIT_MS = 120_000;

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

let searched = 0;

describe('nothing that the trainee can read tells what is broken', () => {
  test.each(PLOTS.map((plot) => [plot.id, plot] as const))(
    'in %s',
    async (_id, plot) => {
      const terminal = new PseudoTerminal(optionsFor(plot));
      try {
        const intro = await terminal.untilPrompt();
        const said = [
          intro,
          await terminal.type('help'),
          await terminal.type('hint'),
          await terminal.type('deploys'),
        ];
        expect(await terminal.type(ASKED_BY_HARNESS)).toMatch(NOTHING_ASKED);
        const log = logPathIn(intro);
        const tree = processTree(terminal.pid).map(({ pid }) => pid);
        const ports = listeningPorts(tree);
        expect(ports.length).toBeGreaterThanOrEqual(4);
        const files = filesOfRun(log);
        expect(files.map(({ where }) => where)).toContain(log);
        const all: Readable[] = [
          ...said.map((text, index) => ({ where: `the screen, ${String(index)}`, bytes: Buffer.from(text) })),
          ...processesRead(tree),
          ...files.filter(({ where }) => !ORDINARY(where)),
          ...(await answersOfPorts(ports)),
        ];
        searched += all.length;
        const secrets = secretsOf(plot);
        expect(secrets).not.toEqual([]);
        expect(all.flatMap((one) => tellingIn(one, secrets))).toEqual([]);
        expect(await proxiesFound(ports)).toEqual([]);
      } finally {
        await terminal.type('quit');
        await terminal.end();
      }
    },
    LIMIT_MS,
  );

  afterAll(() =>
    process.stderr.write(`Searched ${String(searched)} places in ${String(PLOTS.length)} drills.\n`),
  );
});

function tellingIn({ where, bytes }: Readable, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${where}: ${secret}`);
}

/** Toxiproxy's API answers nobody who does not know its prefix. */
async function proxiesFound(ports: readonly number[]): Promise<string[]> {
  const answers = await answersOfPorts(ports);
  return answers
    .filter(({ bytes }) => /"toxics"|"upstream"/.test(bytes.toString()))
    .map(({ where }) => where);
}
