import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeSegment } from './free-segment';

/** Only there does the kernel list its segments as a file. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the shared memory of a server that was killed', () => {
  let folder: string;
  let segment: { readonly key: string; readonly id: string; readonly pid: string };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'free-segment-test-'));
    const id = /\d+/.exec(execFileSync('ipcmk', ['-M', '64'], { encoding: 'utf8' }))?.[0] ?? '';
    const [key = '', , , , pid = ''] = rowOf(id);
    segment = { key, id, pid };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (rowOf(segment.id).length > 0) execFileSync('ipcrm', ['-m', segment.id]);
  });

  /** As PostgreSQL writes it. */
  function note({ pid, key, id }: typeof segment): void {
    const unsigned = BigInt.asUintN(64, BigInt(key)).toString();
    const lines = [
      pid,
      folder,
      '1795535369',
      '41001',
      '',
      '127.0.0.1',
      `${unsigned.padStart(9)} ${id.padStart(9)}`,
    ];
    writeFileSync(join(folder, 'postmaster.pid'), `${[...lines, 'ready   '].join('\n')}\n`);
  }

  test('is freed', async () => {
    note(segment);
    await freeSegment(folder);
    expect(rowOf(segment.id)).toEqual([]);
  });

  test.each([
    ['another process made', { pid: '4194305' }],
    ['has another key', { key: '7' }],
    ['has another id', { id: '2147483647' }],
  ])('is not touched where it %s', async (_, changes) => {
    note({ ...segment, ...changes });
    await freeSegment(folder);
    expect(rowOf(segment.id)).not.toEqual([]);
  });

  test('is not touched where nothing is noted, or no server ever ran', async () => {
    await freeSegment(folder);
    writeFileSync(join(folder, 'postmaster.pid'), `${segment.pid}\n`);
    await freeSegment(folder);
    await freeSegment(join(folder, 'missing'));
    expect(rowOf(segment.id)).not.toEqual([]);
  });
});

/** Key, shmid, perms, size, cpid, …; empty where there is no such segment. */
function rowOf(id: string): string[] {
  const rows = readFileSync('/proc/sysvipc/shm', 'latin1').split('\n').slice(1);
  return rows.map((row) => row.trim().split(/\s+/)).find((row) => row[1] === id) ?? [];
}
