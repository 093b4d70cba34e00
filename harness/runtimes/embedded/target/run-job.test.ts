import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandRoom } from './command.fixture';

const { folder, open } = commandRoom();

const PRINT = 'console.log(JSON.stringify([process.env, ...process.argv.slice(1)]))';

describe('a job of a backend', () => {
  test('is a command with the backend’s environment and what a command may rely on, its placeholders filled in', async () => {
    writeFileSync(join(folder, 'server.ts'), readFileSync(join(folder, 'server.js')));
    writeFileSync(join(folder, 'database.tmpl'), 'user={{database.user}}');
    const lane = await open({
      process: { bundle: 'server.ts', environment: { BASE: 'http://{{host}}' } },
      secrets: ['PEPPER'],
      database: { file: { template: 'database.tmpl' } },
    });
    const { exitCode, output } = await lane.deployment.runJob({
      program: {
        kind: 'command',
        argv: ['node', '-p', `require('fs').readFileSync('{{database.file}}', 'utf8');${PRINT}`, '{{host}}'],
        directory: folder,
      },
      key: 'database.seed',
      environment: { STORE: '{{database.name}}' },
    });
    expect(exitCode).toBe(0);
    const [printed = ''] = output.split('\n');
    const [env, ...argv] = JSON.parse(printed) as [Record<string, string>, ...string[]];
    expect(argv).toEqual(['127.0.0.1']);
    expect(env).toMatchObject({
      BASE: 'http://127.0.0.1',
      STORE: lane.database.name,
      PATH: process.env['PATH'],
    });
    expect([env['PEPPER']]).toEqual(lane.secrets);
  });

  test('whose program is not there is refused by its key', async () => {
    const lane = await open({});
    const program = { kind: 'command', argv: ['no-such-job'], directory: folder } as const;
    await expect(lane.deployment.runJob({ program, key: 'database.seed', environment: {} })).rejects.toThrow(
      /"no-such-job" in PATH\)\. Mend database\.seed\.command/,
    );
  });
});
