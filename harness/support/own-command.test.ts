import { callerOf, ownCommand } from './own-command';

describe('a command of this tool', () => {
  test('is an npm script in its repository', () => {
    expect(ownCommand('gate')).toBe('npm run gate');
    expect(ownCommand('scenario', '--list')).toBe('npm run scenario -- --list');
    expect(ownCommand('diagnose', '--url x', { silent: true })).toBe('npm run -s diagnose -- --url x');
  });

  test('goes by npx where it is installed', () => {
    const caller = 'npx';
    expect(ownCommand('gate', '', { caller })).toBe('npx chaos-401 gate');
    expect(ownCommand('diagnose', '--url x', { caller, silent: true })).toBe(
      'npx chaos-401 diagnose --url x',
    );
  });

  test('is told by the program that was started, and by where the tool lies', () => {
    expect(callerOf('/project/node_modules/.bin/chaos-401', '/repository/harness/support')).toBe('npx');
    expect(callerOf('/repository/harness/package/chaos-401.cjs', '/repository/harness/support')).toBe('npx');
    expect(
      callerOf('/project/node_modules/jest/bin/jest.js', '/project/node_modules/chaos-401/harness'),
    ).toBe('npx');
    expect(callerOf('/repository/harness/launch/main.cjs', '/repository/harness/support')).toBe('npm run');
  });
});
