import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunDirectory, type RunDirectory } from './run-directory';
import { UserError } from '../user-error';

let temp: string;
let run: RunDirectory | null = null;

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'run-directory-test-'));
});

afterEach(async () => {
  await run?.close();
  run = null;
  rmSync(temp, { recursive: true, force: true });
});

test('nothing of it is left after the close, scratch folders included', async () => {
  run = openRunDirectory({ memory: '/nonexistent', temp });
  const scratch = run.scratch(temp);
  expect(readdirSync(temp)).toHaveLength(2);
  expect(existsSync(scratch.path)).toBe(true);
  await run.close();
  expect(readdirSync(temp)).toEqual([]);
});

test('others may pass through it, but not look around', () => {
  run = openRunDirectory({ memory: '/nonexistent', temp });
  expect(statSync(run.path).mode & 0o777).toBe(0o711);
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('it is in memory where there is room', () => {
  const notes: string[] = [];
  run = openRunDirectory({ temp, needBytes: 1, note: (line) => notes.push(line) });
  expect([run.inMemory, notes]).toEqual([true, []]);
  expect(run.path).toMatch(/^\/dev\/shm\/chaos-401-\d+-[0-9a-f]{12}$/);
});

onLinux('a memory folder that is too small is not used, which is said in one line', () => {
  const notes: string[] = [];
  run = openRunDirectory({ temp, needBytes: 2 ** 50, note: (line) => notes.push(line) });
  expect(run.inMemory).toBe(false);
  expect(run.path.startsWith(temp)).toBe(true);
  expect(notes).toEqual([
    expect.stringMatching(
      /^Working in .*, not in memory: \/dev\/shm has \d+ MiB free, 1073741824 are needed$/,
    ),
  ]);
});

onLinux('a memory folder that is on disk is not used', () => {
  const notes: string[] = [];
  run = openRunDirectory({ memory: '/', temp, note: (line) => notes.push(line) });
  expect([run.inMemory, notes]).toEqual([false, [`Working in ${temp}, not in memory: / is no tmpfs`]]);
});

test('a temp folder that does not exist is an error for people', () => {
  expect(() => openRunDirectory({ memory: '/nonexistent', temp: join(temp, 'missing') })).toThrow(UserError);
});
