import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerLog } from './server-log';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chaos-401-test-'));
  path = join(folder, 'server.log');
  writeFileSync(path, 'LOG:  statement: SELECT before\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const logged = (statement: string) => `LOG:  statement: ${statement.replaceAll('\n', '\n\t')}\n`;

describe('the log of the database server', () => {
  test('gives each statement once, with all of its lines, and nothing of before', () => {
    const log = new ServerLog(path);
    expect(log.newStatements()).toEqual([]);
    appendFileSync(path, `${logged('SELECT 1\nFROM sessions')}ERROR:  no\n${logged('SELECT 2')}`);
    expect(log.newStatements()).toEqual(['SELECT 1\nFROM sessions', 'SELECT 2']);
    expect(log.newStatements()).toEqual([]);
  });

  test('is read to its end, however much was written at a time, and wherever the pieces are cut', () => {
    const log = new ServerLog(path);
    const statements = Array.from(
      { length: 4000 },
      (_, index) => `SELECT ${'ä'.repeat(index % 700)},\n${String(index)}`,
    );
    appendFileSync(path, statements.map(logged).join(''));
    expect(log.newStatements()).toEqual(statements);
    const long = `SELECT '${'x\n'.repeat(1 << 19)}'`;
    appendFileSync(path, logged(long) + logged('SELECT 3'));
    expect(log.newStatements()).toEqual([long, 'SELECT 3']);
  });

  test('keeps a line that is half written for the next time', () => {
    const log = new ServerLog(path);
    appendFileSync(path, `${logged('SELECT 1')}LOG:  statement: SEL`);
    expect(log.newStatements()).toEqual(['SELECT 1']);
    appendFileSync(path, 'ECT 2\n');
    expect(log.newStatements()).toEqual(['SELECT 2']);
  });

  test('begins anew where the file does', () => {
    const log = new ServerLog(path);
    writeFileSync(path, logged('SELECT'));
    expect(log.newStatements()).toEqual(['SELECT']);
  });

  test('is empty where there is none here', () => {
    expect(new ServerLog(undefined).newStatements()).toEqual([]);
  });
});
