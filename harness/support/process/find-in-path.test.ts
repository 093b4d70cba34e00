import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findInPath } from './find-in-path';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-in-path-'));
  for (const name of ['one', 'two', 'three']) mkdirSync(join(folder, name));
  mkdirSync(join(folder, 'one', 'program'));
  writeFileSync(join(folder, 'two', 'program'), '', { mode: 0o644 });
  writeFileSync(join(folder, 'three', 'program'), '', { mode: 0o755 });
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a program is the first file in PATH that may be run: no folder of that name, and no other file', () => {
  const path = ['one', 'two', 'three'].map((name) => join(folder, name)).join(delimiter);
  expect(findInPath('program', path)).toBe(join(folder, 'three', 'program'));
  expect(findInPath('another', path)).toBeNull();
  expect(findInPath('program', undefined)).toBeNull();
});
