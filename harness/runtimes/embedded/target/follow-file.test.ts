import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followFile, type Following } from './follow-file';

describe('a log file that is followed', () => {
  let folder: string;
  let path: string;
  let following: Following;
  let taken: string;
  const failures: unknown[] = [];
  const follow = (): void => {
    taken = '';
    failures.length = 0;
    following = followFile(
      path,
      (chunk) => void (taken += chunk.toString()),
      (thrown) => failures.push(thrown),
    );
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chaos-401-follow-'));
    path = join(folder, 'log');
  });
  afterEach(() => {
    following.stop();
    rmSync(folder, { recursive: true });
  });

  test('is read from where it stood, and a new one in its place from its start', () => {
    writeFileSync(path, 'before ');
    follow();
    appendFileSync(path, 'one ');
    following.read();
    renameSync(path, `${path}.1`);
    following.read();
    writeFileSync(path, 'two');
    following.read();
    expect([taken, failures]).toEqual(['one two', []]);
  });

  test('may come later', () => {
    follow();
    following.read();
    writeFileSync(path, 'first');
    following.read();
    expect([taken, failures]).toEqual(['first', []]);
  });

  test('whose reading fails says so once, and is read no more', () => {
    follow();
    mkdirSync(path);
    following.read();
    following.read();
    expect(failures).toEqual([expect.objectContaining({ code: 'EISDIR' })]);
  });
});
