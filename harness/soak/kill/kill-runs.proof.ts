import { resolve } from 'node:path';
import { MOMENTS } from './moments';
import { killRuns } from './kill-runs';

const PROJECT = resolve(__dirname, '..', '..', '..');
const SEED = 20_260_401;

/** Only there can processes be found by their parents. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a run that is killed', () => {
  test(`leaves nothing, whoever of it is hit, by what and when (seed ${String(SEED)})`, async () => {
    const all = await killRuns({
      project: PROJECT,
      scenario: 'jwt-mismatch',
      runtime: 'embedded',
      count: 2 * MOMENTS.length,
      seed: SEED,
      signal: new AbortController().signal,
      done: () => undefined,
    });
    expect(all.filter(({ left }) => left.length > 0)).toEqual([]);
    expect(all.map(({ goneAfterMs }) => goneAfterMs)).not.toContain(null);
  }, 240_000);
});
