import { identityOf } from '../../support/process/process-identity';
import { runCommand } from './run-command';

const signal = new AbortController().signal;
const project = __dirname;

function program(text: string): readonly [string, ...string[]] {
  return [process.execPath, '-e', text];
}

describe('a command that is measured', () => {
  test('has its lines told as they come, each with its time', async () => {
    const told: [string, string, number][] = [];
    const ran = await runCommand({
      command: program('console.log("out"); console.error("beside")'),
      project,
      signal,
      onLine: (line, ms, from) => told.push([from, line, ms]),
    });
    expect(told.map(([from, line]) => [from, line]).sort()).toEqual([
      ['stderr', 'beside'],
      ['stdout', 'out'],
    ]);
    for (const [, , ms] of told) expect(ms).toBeLessThanOrEqual(ran.ms);
    expect(ran.fault).toBeNull();
    expect(ran.peakMiB).toBeNaN();
  });

  test('that ends badly is a fault with its last lines, and so is one that there is not', async () => {
    const bad = await runCommand({
      command: program('console.log("why"); process.exit(3)'),
      project,
      signal,
    });
    expect(bad.fault).toMatch(/: exit 3\n {2}why$/);
    const missing = await runCommand({ command: ['no-such-program-here'], project, signal });
    expect(missing.fault).toContain('no-such-program-here');
  });

  test('is ended where the bench is interrupted', async () => {
    const interrupted = new AbortController();
    let pid = 0;
    const running = runCommand({
      command: program('console.log(process.pid); setInterval(() => undefined, 1000)'),
      project,
      signal: interrupted.signal,
      onLine(line) {
        pid = Number(line);
        interrupted.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    expect(identityOf(pid)).toBeNull();
  });
});
