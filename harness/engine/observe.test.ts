import type { FakeBackend } from '../testing/fake-backend';
import { resultOf } from '../testing/fake-result';
import { FAKE_TARGET } from '../testing/fake-target';

jest.mock('../evidence/send', () => jest.requireActual<object>('../testing/fake-network'));

const SIGNATURE = FAKE_TARGET.looks.broken;

describe('the log of a target that writes its lines later than its answers', () => {
  test('is read until the line of a marked request that was sent behind: a late line is not missed', async () => {
    const { verdict, observed } = await resultOf(undefined, writeLate);
    expect(verdict).toBe('reproduced');
    expect(observed?.exchanges[0]?.logs).toEqual([{ level: 'warn', msg: 'refused' }]);
  });

  test('gives a line away that nobody expected, however late', async () => {
    const { differences } = await resultOf(undefined, (backend) => {
      writeLate(backend);
      backend.alter = (usual, id) => ({ ...usual, lines: [...usual.lines, `info|${id}|late`] });
    });
    expect(differences).toEqual([{ at: '/exchanges/0/logs/1', got: { level: 'info', msg: 'late' } }]);
  });

  test('shows an absence as soon as the marked line is there, long before any deadline', async () => {
    const timeout = jest.spyOn(globalThis, 'setTimeout');
    const { differences } = await resultOf(undefined, (backend) => {
      writeLate(backend);
      backend.alter = (usual) => ({ ...usual, lines: [] });
    });
    expect(differences).toEqual([{ at: '/exchanges/0/logs/0', expected: { level: 'warn', msg: 'refused' } }]);
    // One deadline alone was set, and nothing waited for it.
    expect(timeout).toHaveBeenCalledTimes(1);
    timeout.mockRestore();
  });
});

describe('the lines of a log', () => {
  test('that the marked request itself writes, and those behind, are not looked at', async () => {
    const { verdict } = await resultOf(undefined, (backend) => {
      const write = backend.write;
      backend.write = (line) => {
        write(line);
        if (line.endsWith('|marker')) write('error||behind');
      };
    });
    expect(verdict).toBe('reproduced');
  });

  test('that were there before the fault are not looked at', async () => {
    const { verdict } = await resultOf(undefined, (backend) => backend.write('error||old'));
    expect(verdict).toBe('reproduced');
  });

  test('that belong to no request are harmless unless they warn', async () => {
    const { verdict } = await resultOf(undefined, (backend) => {
      backend.alter = (usual) => ({ ...usual, lines: [...usual.lines, 'info||by the way'] });
    });
    expect(verdict).toBe('reproduced');
  });

  test('that are not of its form count as warnings', async () => {
    const parse: typeof FAKE_TARGET.log.parse = (line) =>
      line.includes('|') ? FAKE_TARGET.log.parse(line) : null;
    const { differences } = await resultOf(
      undefined,
      (backend) => {
        backend.alter = (usual) => ({ ...usual, lines: [...usual.lines, '    at somewhere'] });
      },
      { ...FAKE_TARGET, log: { ...FAKE_TARGET.log, parse } },
    );
    expect(differences).toEqual([
      { at: '/otherLogs/0', got: { level: 'warn', msg: '    at somewhere', unreadable: true } },
    ]);
  });
});

describe('a target', () => {
  test('without a metric is judged without one', async () => {
    const { metrics, ...rest } = FAKE_TARGET;
    expect(metrics).toBeDefined();
    const looks = { ...FAKE_TARGET.looks, broken: withChange({ metric: {} }) };
    const { verdict, observed } = await resultOf(undefined, undefined, { ...rest, looks });
    expect(verdict).toBe('reproduced');
    expect(observed?.metric).toEqual({});
  });

  test('without a marked request is judged without its log', async () => {
    const looks = { ...FAKE_TARGET.looks, broken: withChange({ logs: [] }) };
    const log = { parse: FAKE_TARGET.log.parse };
    const { verdict } = await resultOf(undefined, undefined, { ...FAKE_TARGET, log, looks });
    expect(verdict).toBe('reproduced');
  });
});

/** Every line comes in its turn, once what answers now has been heard. */
function writeLate(backend: FakeBackend): void {
  const write = backend.write;
  backend.write = (line) => void setImmediate(() => setImmediate(() => write(line)));
}

function withChange(change: object): NonNullable<typeof SIGNATURE> {
  return (facts) => {
    if (SIGNATURE === undefined) throw new Error('The fake target says nothing of being broken.');
    return { ...SIGNATURE(facts), ...change };
  };
}
