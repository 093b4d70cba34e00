import { spawnSync } from 'node:child_process';
import { withParentDeathSignal } from './parent-death-signal';

test('the command itself is run, with its arguments as they are', () => {
  const { command, args } = withParentDeathSignal('QUIT', '/bin/sh', [
    '-c',
    'printf "%s|" "$@"',
    'sh',
    'a b',
    '$c',
    '',
  ]);
  expect(spawnSync(command, args, { encoding: 'utf8' }).stdout).toBe('a b|$c||');
});

test('without setpriv it is the bare command', () => {
  expect(withParentDeathSignal('QUIT', 'postgres', ['-D', 'x'], null)).toEqual({
    command: 'postgres',
    args: ['-D', 'x'],
  });
});

/** Only there does the kernel send such a signal. */
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a child whose parent died before it could ask does not start', () => {
  const { command, args } = withParentDeathSignal('QUIT', '/bin/echo', ['started']);
  // Between us and it stands a shell: the parent that it finds is not the one that it was told.
  const { stdout, status } = spawnSync('/bin/sh', ['-c', '"$@"; exit $?', 'sh', command, ...args], {
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 1]);
});
