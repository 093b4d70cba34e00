import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from './make-folders.cjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'make-folders-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = process.platform === 'linux' ? test : test.skip;

describe('folders', () => {
  test('are made as deep as is asked for, each with the mode, and left as they are where they are there', () => {
    const path = join(folder, 'a', 'b', 'c');
    makeFolders(path, { mode: 0o700 });
    for (const made of [path, join(folder, 'a', 'b'), join(folder, 'a')])
      expect(statSync(made).mode & 0o777).toBe(0o700);
    chmodSync(path, 0o500);
    makeFolders(path, { mode: 0o700 });
    expect(statSync(path).mode & 0o777).toBe(0o500);
  });

  test('are made behind a link, and on ways that go back', () => {
    makeFolders(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    makeFolders(join(folder, 'link', 'a'));
    makeFolders(`${folder}/b/../c/`);
    expect(['real/a', 'b', 'c'].map((name) => existsSync(join(folder, name)))).toEqual([true, true, true]);
  });

  test('are refused with the system’s error where a file is in the way', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(codeOf(file)).toBe('EEXIST');
    expect(codeOf(join(file, 'a'))).toBe('ENOTDIR');
    expect(codeOf(join(file, 'a', 'b'))).toBe('ENOTDIR');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    expect(codeOf(join(folder, 'dangling'))).toBe('EEXIST');
  });

  // Root may do so.
  (process.getuid?.() === 0 ? test.skip : test)('are refused where nothing may be written', () => {
    chmodSync(folder, 0o500);
    expect(codeOf(join(folder, 'a', 'b'))).toBe('EACCES');
  });

  // Each is a process of its own, which can be ended: one that makes them without end cannot be told to stop.
  onLinux.each([['/proc/x'], ['/proc/x/y/z'], ['/proc/self/x/y']])(
    'are refused in %s, where none can be',
    async (path) => {
      expect(await ended(path)).toEqual([`ENOENT\n`, 0]);
    },
  );

  test('may be made by several at once', async () => {
    const path = join(folder, ...Array.from({ length: 200 }, (_, depth) => `f${String(depth)}`));
    const all = await Promise.all([1, 2, 3, 4].map(() => ended(path)));
    expect(all).toEqual(all.map(() => ['made\n', 0]));
    expect(existsSync(path)).toBe(true);
  });
});

function codeOf(path: string): unknown {
  try {
    makeFolders(path);
    return 'made';
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code;
  }
}

/** What a process says of it that has ten seconds, and its exit code. */
async function ended(path: string): Promise<unknown[]> {
  const script = `
    const { makeFolders } = require(${JSON.stringify(require.resolve('./make-folders.cjs'))});
    try { makeFolders(process.argv[1]); console.log('made'); } catch (thrown) { console.log(thrown.code); }`;
  const child = spawn(process.execPath, ['-e', script, path], { timeout: 10_000, killSignal: 'SIGKILL' });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return [said, code];
}
