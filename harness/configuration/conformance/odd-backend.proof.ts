import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../contract/result';

const MAIN = join(__dirname, '..', '..', 'launch', 'main.cjs');
const CONFIGURATION = join(__dirname, 'chaos401.config.ts');
const LIMIT_MS = 120_000;

const JUDGED = [
  'jwt-mismatch/rotated-secret',
  'jwt-expired/short-lifetime',
  'token-missing/no-header',
  'token-format/undefined-literal',
  'user-not-found/deleted-user',
  'database-connection/dropped',
  'env-missing/unset',
];
const IN_HEADERS = ['token-missing/stripped-header', 'token-format/missing-bearer'];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the backend and its companions write. */
let folder = '';
let ended: Ended;
let report: Report;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chaos-401-gate-'));
  ended = await gate(...JUDGED, ...IN_HEADERS);
  if (ended.stdout === '') throw new Error(ended.stderr);
  report = JSON.parse(ended.stdout) as Report;
}, LIMIT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backend with its token in the URL, its log in a file and another process beside it', () => {
  test.each(JUDGED)('shows %s as its configuration says, by a line of its file, and is mended', (id) => {
    const result = report.results.find((one) => one.id === id);
    const { verdict, why, differences } = result ?? {};
    expect({ verdict, why, differences }).toEqual({ verdict: 'reproduced', why: null, differences: [] });
    expect(result?.observed?.exchanges.map(({ logs }) => logs.length)).toEqual([1]);
    expect(result?.fixes.map(({ status }) => status)).toEqual(result?.fixes.map(() => 200));
  });

  test('is green, and tells why a token in a header is no matter there', () => {
    expect(ended.code).toBe(0);
    expect(report.notApplicable).toEqual([
      { id: 'token-missing/stripped-header', reason: 'has its token in the URL' },
      { id: 'token-format/missing-bearer', reason: 'has its token in no header' },
    ]);
  });

  test('shows the place of the token in the URL, and no token', () => {
    const rotated = report.results.find(({ id }) => id === 'jwt-mismatch/rotated-secret');
    const [exchange] = rotated?.observed?.exchanges ?? [];
    expect(exchange?.request.path).toMatch(/^\/show\?seats=2&access_token=eyJ/);
    expect(`${ended.stdout}${ended.stderr}`).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  test('leaves none of the processes beside it', () => {
    const issuers = readdirSync(folder).flatMap((name) => /^issuer-(\d+)$/.exec(name)?.[1] ?? []);
    expect(issuers.length).toBeGreaterThan(1);
    expect(issuers.filter((pid) => lives(Number(pid)))).toEqual([]);
  });
});

function gate(...names: readonly string[]): Promise<Ended> {
  const words = ['gate', ...names, '--json', '--runtime', 'embedded', '--config', CONFIGURATION];
  const env: NodeJS.ProcessEnv = { ...process.env, GATE_FOLDER: folder };
  // What Jest tells its own children is not what a person's shell has.
  for (const name of ['NODE_ENV', 'JEST_WORKER_ID']) delete env[name];
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...words], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
