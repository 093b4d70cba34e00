import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from '../../support/process-identity';
import { commandRoom } from './command.fixture';

const { folder, open } = commandRoom();

test('what was started beside a backend that cannot be started is ended', async () => {
  const script = `require('node:fs').writeFileSync('companion', String(process.pid)); console.log('up'); setInterval(() => 0, 1000)`;
  const companions = { issuer: { command: ['node', '-e', script] as const, health: { line: /^up$/ } } };
  await expect(open({ companions, process: { command: ['no-such-program'] } })).rejects.toThrow(
    'no-such-program',
  );
  expect(identityOf(Number(readFileSync(join(folder, 'companion'), 'utf8')))).toBeNull();
});

describe('a port that is in use', () => {
  const complain = (port: string) => `
    require('node:fs').appendFileSync('complaints', 'x');
    console.error('listen EADDRINUSE: address already in use 127.0.0.1:' + ${port});
    process.exit(1);`;
  afterEach(() => rmSync(join(folder, 'complaints')));

  test.each([
    ['the one that it was given: another is tried', 'process.env.PORT', 'xxxxx'],
    ['one of its own: that would come again', '"9"', 'x'],
  ])('is %s', async (_, port, complaints) => {
    await expect(open({ process: { command: ['node', '-e', complain(port)] } })).rejects.toThrow(
      'EADDRINUSE',
    );
    expect(readFileSync(join(folder, 'complaints'), 'utf8')).toBe(complaints);
  });
});
