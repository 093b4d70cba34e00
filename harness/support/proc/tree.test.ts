import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processTree } from './tree';

/** Only there can processes be found by their parents. */
const onLinux = process.platform === 'linux' ? test : test.skip;

describe('the processes below one', () => {
  onLinux('are itself, its children and theirs', async () => {
    const grandchild = `require('node:child_process').spawn(process.execPath, ['-e', 'console.log(process.pid); process.stdin.resume()'], { stdio: 'inherit' })`;
    const child = spawn(process.execPath, ['-e', grandchild], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const pids = processTree(process.pid).map(({ pid }) => pid);
    expect(pids[0]).toBe(process.pid);
    expect(pids).toEqual(expect.arrayContaining([child.pid, Number(line.toString())]));
    expect(processTree(child.pid ?? 0).map(({ pid }) => pid)).toEqual([child.pid, Number(line.toString())]);
    const gone = once(child, 'close');
    child.stdin.end();
    await gone;
  });

  onLinux('are those as well whose parent has ended, in the session that it leads', async () => {
    const leader = spawn('sh', ['-c', '(sleep 60 & echo $!); read end'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(leader.stdout, 'data')) as [Buffer];
    const orphan = Number(line.toString());
    try {
      expect(processTree(leader.pid ?? 0).map(({ pid }) => pid)).toEqual([leader.pid, orphan]);
    } finally {
      const gone = once(leader, 'close');
      process.kill(orphan, 'SIGKILL');
      leader.stdin.end();
      await gone;
    }
  });

  onLinux('are none where there is no such process', () => {
    expect(processTree(2 ** 22 + 1)).toEqual([]);
  });
});
