import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { acceptsConnections } from '../../support/accepts-connections';
import { listeningPorts } from '../../support/proc/sockets';
import { isAlive } from '../../support/process/process-identity';
import { processTree } from '../../support/proc/tree';
import { caseNamed } from '../../testing/catalogue';
import { plotOf } from '../incident/plot';
import { readOwnResults } from '../progress';
import { solveAsExpert } from './expert.fixture';
import { PipedDrill, type Ended, type Told } from './piped-drill.fixture';
import { optionsFor } from './plots.fixture';
import { filesOfRun, processesRead, type Readable } from './readable.fixture';

jest.setTimeout(120_000);

/** One is of a row, the other of the way to the database: whoever shared either would have both. */
const IDS = ['session-revoked/revoked-row', 'database-connection/dropped'] as const;

let data = '';
let drills: readonly PipedDrill[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'chaos-401-kept-'));
  drills = IDS.map((id) => new PipedDrill(optionsFor(plotOf(caseNamed(id))), data));
});
afterEach(async () => {
  await Promise.all(drills.map((drill) => drill.leave()));
  rmSync(data, { recursive: true });
});

test('two drills at once show nothing of each other, and each is solved and gone without the other', async () => {
  const [one, other] = drills as readonly [PipedDrill, PipedDrill];
  const [first, second] = await Promise.all([one.story(), other.story()]);
  await Promise.all([one, other].map((drill) => drill.send('request --times 3')));
  await askInOwnShell(first);
  expect(await ownShellIn(one)).toHaveLength(1);
  expect(await ownShellIn(other)).toHaveLength(0);

  const [mine, theirs] = [footprintOf(one, first), footprintOf(other, second)];
  expect(mine.ports.length).toBeGreaterThanOrEqual(4);
  expect(mine.ports.filter((port) => theirs.ports.includes(port))).toEqual([]);
  expect([mine, theirs].map(({ seen }, index) => found(seen, marksOf([first, second][index])))).toEqual([
    marksOf(first),
    marksOf(second),
  ]);
  expect(found(mine.seen, marksOf(second))).toEqual([]);
  expect(found(theirs.seen, marksOf(first))).toEqual([]);

  const solved = await solve(one, first);
  expect(await remains(mine)).toEqual([]);
  expect((await other.send('verify')).data).toMatchObject({ mended: false, harm: [] });
  const solvedBeside = await solve(other, second);
  expect(await remains(theirs)).toEqual([]);

  for (const { outcome, code } of [solved, solvedBeside])
    expect([outcome.how, outcome.grade?.points, code]).toEqual(['solved', 100, 0]);
  const [kept, keptBeside] = [solved, solvedBeside].map(({ transcript }) => readFileSync(transcript));
  expect(found([kept ?? ''], marksOf(second))).toEqual([]);
  expect(found([keptBeside ?? ''], marksOf(first))).toEqual([]);
  const { results } = readOwnResults(solved.results ?? '');
  expect(results.flatMap(({ answers }) => answers).sort()).toEqual([...IDS].sort());
});

/** What is of this drill alone, as it was told. */
function marksOf(told: Told | undefined): readonly string[] {
  const { edgeUrl, userId, token, logPaths, databaseUrl } = told?.ownShell ?? {};
  const { username, password, host } = new URL(databaseUrl ?? '');
  const requestId = told?.story.facts.find(({ name }) => name === 'request id')?.value;
  return [edgeUrl, userId, token, ...(logPaths ?? []), `${username}:${password}`, host, requestId].flatMap(
    (mark) => mark ?? [],
  );
}

interface Footprint {
  readonly processes: ReturnType<typeof processTree>;
  readonly ports: readonly number[];
  readonly directory: string;
  readonly seen: readonly (Readable | string)[];
}

/** What it has made on the machine, and all that can be read of it. */
function footprintOf(drill: PipedDrill, { ownShell: { logPaths } }: Told): Footprint {
  const processes = processTree(drill.pid);
  const pids = processes.map(({ pid }) => pid);
  const [log = ''] = logPaths;
  const seen = [drill.printed, ...processesRead(pids), ...filesOfRun(log)];
  return { processes, ports: listeningPorts(pids), directory: dirname(dirname(log)), seen };
}

function found(seen: readonly (Readable | Buffer | string)[], marks: readonly string[]): readonly string[] {
  const all = seen.map((one) => (typeof one === 'string' || Buffer.isBuffer(one) ? one : one.bytes));
  return marks.filter((mark) => all.some((bytes) => bytes.includes(mark)));
}

async function remains({ processes, ports, directory }: Footprint): Promise<readonly (string | number)[]> {
  const open = await Promise.all(ports.map(acceptsConnections));
  return [
    ...processes.filter(isAlive).map(({ pid }) => `process ${String(pid)}`),
    ...ports.filter((_, index) => open[index]),
    ...[directory].filter((path) => existsSync(path)),
  ];
}

async function askInOwnShell({ ownShell: { edgeUrl, path, token } }: Told): Promise<void> {
  const answer = await fetch(edgeUrl + path, { headers: { authorization: `Bearer ${token ?? ''}` } });
  await answer.text();
}

async function ownShellIn(drill: PipedDrill): Promise<readonly unknown[]> {
  const { data: listed } = await drill.send('evidence');
  return (listed.evidence as readonly { readonly by: string }[]).filter(({ by }) => by === 'own shell');
}

async function solve(drill: PipedDrill, { story }: Told): Promise<Ended> {
  await solveAsExpert(story.text.join('\n'), async (line) => {
    const { ok, text, evidence } = await drill.send(line);
    return `${ok ? '' : '! '}${text}${evidence === null ? '' : `\n[#${String(evidence)}]`}`;
  });
  return drill.end();
}
