import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeCase, fakePlan, quietHooks } from '../testing/fake-case';
import { FakeRuntime } from '../testing/fake-runtime';
import { FAKE_TARGET } from '../testing/fake-target';
import { holdBroken } from './hold';

jest.mock('../evidence/send', () => jest.requireActual<object>('../testing/fake-network'));

describe('a stack that is held', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'held-test-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Whose processes have a place for their log. */
  function runtimeWithLogs(): FakeRuntime {
    return new FakeRuntime((backend) => void (backend.logFolder = folder));
  }

  test('is broken, with its receipt and all that a person needs, until it is let go', async () => {
    const runtime = runtimeWithLogs();
    const plan = fakePlan(runtime, [fakeCase(runtime, 'a', { needs: ['own cluster'] })]);
    await holdBroken(plan, quietHooks(), async (held) => {
      expect(runtime.backendOf({ name: 'lane1' }).broken).toBe(true);
      expect(runtime.events).toEqual(['stack opened', 'lane1 opened (own cluster)']);
      expect(held).toMatchObject({
        receipt: { summary: 'it is broken' },
        edgeUrl: 'fake://edge-of-lane1',
        targetUrl: 'fake://lane1',
        databaseUrl: 'postgres://lane1',
        logPath: join(folder, 'process-of-lane1'),
      });
      expect(held.curl).toBe(
        `curl -i -X GET -H 'origin: http://front.example' -H 'x-token: ${held.token}' fake://edge-of-lane1/me`,
      );
    });
    expect(runtime.events.at(-1)).toBe('stack closed');
  });

  test.each([
    [{ id: "o'clock" }, `-H 'content-type: application/json'`, `--data-raw '{"id":"o'\\''clock"}'`],
    ['id=1&x=2', '', `--data-raw 'id=1&x=2'`],
  ])('gives a line that sends the body %p too', async (body, type, data) => {
    const runtime = runtimeWithLogs();
    const target = { ...FAKE_TARGET, probe: { ...FAKE_TARGET.probe, method: 'POST', body } };
    await holdBroken(
      fakePlan(runtime, [fakeCase(runtime, 'a')], { target }),
      quietHooks(),
      async ({ curl }) => {
        expect(curl).toContain(type);
        expect(curl).toContain(`${data} fake://edge-of-lane1/me`);
      },
    );
  });

  test('is closed where the signal is aborted meanwhile', async () => {
    const runtime = runtimeWithLogs();
    const stop = new AbortController();
    const holding = holdBroken(
      fakePlan(runtime, [fakeCase(runtime, 'a')]),
      quietHooks({ signal: stop.signal }),
      async () => {
        stop.abort(new Error('Ctrl-C'));
        await new Promise(() => undefined);
      },
    );
    await expect(holding).rejects.toThrow('Ctrl-C');
    expect(runtime.events.at(-1)).toBe('stack closed');
  });
});
