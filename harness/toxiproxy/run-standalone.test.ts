import { eventually } from './conformance/eventually';
import { runStandalone, startToxiproxy } from './index';

jest.setTimeout(60_000);

describe('the server as a program of its own', () => {
  test('says where it listens, serves until it is stopped, and gives the exit code', async () => {
    const lines: string[] = [];
    let stop = (_: number): void => undefined;
    const stopped = new Promise<number>((resolve) => (stop = resolve));
    const print = (line: string): void => void lines.push(line);
    const ended = runStandalone({ host: '127.0.0.1', port: 0, proxyMetrics: true, print, stopped });
    await eventually('it has said something', () => lines.length > 0);
    const url = /http:\S+$/.exec(lines[0] ?? '')?.[0] ?? '';
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    stop(143);
    expect(await ended).toBe(143);
    await expect(fetch(`${url}/version`)).rejects.toThrow('fetch failed');
  });

  test('names the port that is taken, and what to do', async () => {
    const other = await startToxiproxy();
    await expect(runStandalone({ host: '127.0.0.1', port: other.port })).rejects.toThrow(
      `Failed to start the Toxiproxy-compatible server: the port is taken (127.0.0.1:${String(other.port)}). ` +
        'Free the port, or give another one with --port.',
    );
    await other.close();
  });
});
