import { identityOf } from '../../../support/process/process-identity';
import { inheritedVariables } from '../../../support/process/inherited-variables';
import { runJobProcess, type JobEnd } from './run-job-process';

describe('the process of a job', () => {
  test('is over when it has ended, and what it has started ends with it, though that holds its pipes', async () => {
    const { exitCode, output } = await run(
      `const { pid } = require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
       process.stdout.write(String(pid), () => process.exit(3));`,
    );
    expect(exitCode).toBe(3);
    expect(identityOf(Number(output))).toBeNull();
  });

  test('is known by the last of what it wrote, however much that was', async () => {
    const { exitCode, output } = await run(
      `process.stdout.write('x'.repeat(1 << 20) + 'the end', () => process.exit(0))`,
    );
    expect(exitCode).toBe(0);
    expect(output).toHaveLength(64 * 1024);
    expect(output).toMatch(/^x+the end$/);
  });

  test('is said to have been ended by a signal, which its exit code names as well', async () => {
    expect(await run(`process.kill(process.pid, 'SIGTERM'); setInterval(() => 0, 1000)`)).toEqual({
      exitCode: 143,
      output: '\n(ended by SIGTERM)\n',
    });
  });

  test('is ended when its time is over', async () => {
    const { exitCode, output } = await run('setInterval(() => 0, 1000)', 300);
    expect(exitCode).toBe(137);
    expect(output).toBe('\n(ended by SIGKILL, after 0.3 s)\n');
  });
});

function run(script: string, deadlineMs?: number): Promise<JobEnd> {
  return runJobProcess({
    launch: {
      file: process.execPath,
      args: ['-e', script],
      directory: __dirname,
      endsItself: false,
      hasChildren: true,
    },
    environment: inheritedVariables(process.env),
    watchdog: {
      path: () => undefined,
      child: () => undefined,
      record: () => undefined,
      script: () => undefined,
      close: async () => undefined,
    },
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
}
