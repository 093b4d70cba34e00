import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startToxiproxy, type RunningToxiproxy } from '../../toxiproxy';

const MAIN = join(__dirname, '..', '..', 'launch', 'main.cjs');
const TIME_LIMIT_MS = 60_000;

let toxiproxy: RunningToxiproxy;
beforeEach(async () => void (toxiproxy = await startToxiproxy()));
afterEach(() => toxiproxy.close());

const names = async (): Promise<string[]> =>
  Object.keys((await (await fetch(`${toxiproxy.url}/proxies`)).json()) as object);

async function until(condition: (names: readonly string[]) => boolean): Promise<void> {
  while (!condition(await names())) await delay(20);
}

test(
  'a run that is killed leaves none of its proxies on a Toxiproxy that is not its own, and all of the others',
  async () => {
    const theirs = { name: 'chaos401-theirs', listen: '127.0.0.1:0', upstream: '127.0.0.1:1' };
    await fetch(`${toxiproxy.url}/proxies`, { method: 'POST', body: JSON.stringify(theirs) });
    const args = [
      'database-connection',
      '--repeat',
      '1000',
      '--lanes',
      '2',
      '--toxiproxy',
      `${toxiproxy.url}/`,
    ];
    const run = spawn(process.execPath, [MAIN, 'scenario', ...args], { stdio: 'ignore' });
    await until((now) => now.length === 3);
    run.kill('SIGKILL');
    await once(run, 'exit');
    await until((now) => now.length === 1);
    expect(await names()).toEqual([theirs.name]);
  },
  TIME_LIMIT_MS,
);
