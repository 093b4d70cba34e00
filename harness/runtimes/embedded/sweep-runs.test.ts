import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepRuns } from './sweep-runs';

/** Only there does the kernel list its segments as a file. */
const testOnLinux = process.platform === 'linux' ? test : test.skip;

let cache: string;
let made: string[];
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'sweep-runs-test-'));
  made = [];
});
afterEach(() => {
  rmSync(cache, { recursive: true });
  for (const id of made.filter(exists)) execFileSync('ipcrm', ['-m', id]);
});

testOnLinux.each(['postgres', join('building-abc123', 'data')])(
  'of a dead run, the folder goes with the memory of its server in %s',
  async (server) => {
    const segment = newSegment();
    // Above any pid that Linux gives (4194304).
    const run = join(cache, 'chaos-401-4194305-aaaaaaaaaaaa');
    mkdirSync(join(run, server), { recursive: true });
    const lines = [segment.pid, '', '', '', '', '', `${segment.key} ${segment.id}`, ''];
    writeFileSync(join(run, server, 'postmaster.pid'), lines.join('\n'));
    const notes: string[] = [];
    await sweepRuns(cache, (line) => void notes.push(line));
    expect({ notes, folder: existsSync(run), memory: exists(segment.id) }).toEqual({
      notes: [],
      folder: false,
      memory: false,
    });
  },
);

function newSegment() {
  const id = /\d+/.exec(execFileSync('ipcmk', ['-M', '64'], { encoding: 'utf8' }))?.[0] ?? '';
  made.push(id);
  const [key = '', , , , pid = ''] = rows().find((row) => row[1] === id) ?? [];
  return { id, pid, key: BigInt.asUintN(64, BigInt(key)).toString() };
}

function exists(id: string): boolean {
  return rows().some((row) => row[1] === id);
}

function rows(): string[][] {
  return readFileSync('/proc/sysvipc/shm', 'latin1')
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
}
