import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoundedFile } from './bounded-file';
import { followFile } from './follow-file';

const folder = mkdtempSync(join(tmpdir(), 'chaos-401-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a bounded file takes all that is written, never exceeds its limit, and says where it began anew', () => {
  const path = join(folder, 'bounded');
  const file = openBoundedFile(path, 1000);
  for (let line = 0; line < 100_000; line += 1) {
    file.write(Buffer.from(`line ${String(line)}\n`));
    if (line % 997 === 0) expect(statSync(path).size).toBeLessThanOrEqual(1000);
  }
  file.close();
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/^\(what stood here before was dropped/);
  expect(text.endsWith('line 99999\n')).toBe(true);
});

// Only Linux has a file that is always full.
(existsSync('/dev/full') ? test : test.skip)(
  'a bounded file on a full disk loses its end, and stops nobody',
  () => {
    const file = openBoundedFile('/dev/full');
    expect(() => file.write(Buffer.from('line\n'))).not.toThrow();
    file.close();
  },
);

test('a followed file gives what is appended, and all of one that begins anew', () => {
  const path = join(folder, 'followed');
  const file = openBoundedFile(path, 200);
  file.write(Buffer.from('old\n'));
  const chunks: Buffer[] = [];
  const following = followFile(
    path,
    (chunk) => chunks.push(chunk),
    (thrown) => {
      throw thrown;
    },
  );
  file.write(Buffer.from('one\n'));
  following.read();
  expect(Buffer.concat(chunks).toString()).toBe('one\n');
  file.write(Buffer.from(`${'x'.repeat(190)}\n`));
  following.read();
  file.write(Buffer.from('anew\n'));
  following.read();
  following.stop();
  expect(Buffer.concat(chunks).toString()).toMatch(/x{190}\n\(what stood here[^\n]*\nanew\n$/);
  file.close();
});
