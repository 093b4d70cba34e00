import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVariables } from './read-variables';

const folder = mkdtempSync(join(tmpdir(), 'read-variables-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, 'variables');
  writeFileSync(path, content);
  return readVariables(path);
}

describe('variables', () => {
  test('of /proc/PID/environ keep every character', async () => {
    expect(await read('PATH=/bin\0JWT_SECRET=a#b"c\n\0EMPTY=\0')).toEqual({
      PATH: '/bin',
      JWT_SECRET: 'a#b"c\n',
      EMPTY: '',
    });
  });

  test('as env prints them are taken as they stand, line breaks in a value too', async () => {
    expect(await read('PATH=/bin\nJWT_SECRET=a#b\n\nURL="x"=y\n')).toEqual({
      PATH: '/bin',
      JWT_SECRET: 'a#b\n',
      URL: '"x"=y',
    });
  });

  test('of a .env file are read as dotenv reads them', async () => {
    expect(await read('# secret\nexport JWT_SECRET="a b" # old\n\nNODE_ENV=production\n')).toEqual({
      JWT_SECRET: 'a b',
      NODE_ENV: 'production',
    });
  });

  test.each([
    ['', 'it is empty'],
    ['no variables here', 'no line reads NAME=value'],
    ['x'.repeat(2 << 20), 'too many'],
  ])('are refused in plain words where there are none', async (content, why) => {
    await expect(read(content)).rejects.toThrow(why);
  });
});
