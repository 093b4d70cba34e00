import type { EdgeRecord } from '../../contract/edge';
import type { Fault } from '../../contract/fault';
import { breaking } from '../../testing/fake-case';
import { resultOf } from '../../testing/fake-result';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

/** A fault that does nothing but to say when it acts, and when it is looked at with what. */
function recorded(name: string, phase: Fault['phase'], told: unknown[]): Fault {
  return {
    title: name,
    ...(phase === undefined ? {} : { phase }),
    act: async () => void told.push(`${name} acts`),
    witness: async (_lane, probes: readonly EdgeRecord[]) => {
      told.push([name, probes.map(({ path, status }) => `${path} ${String(status)}`)]);
      return { summary: `${name} was seen` };
    },
  };
}

test('a fault is looked at before the probe, while it waits, or by what the probe itself shows', async () => {
  const told: unknown[] = [];
  const { verdict, receipt } = await resultOf((runtime) => ({
    faults: [
      breaking(runtime),
      recorded('early', undefined, told),
      recorded('late', 'through', told),
      recorded('between', 'while', told),
    ],
  }));
  expect(verdict).toBe('reproduced');
  expect(told).toEqual([
    'early acts',
    ['early', []],
    'late acts',
    'between acts',
    ['between', []],
    ['late', ['/me 401']],
  ]);
  expect(receipt).toEqual({
    summary: 'it is broken; early was seen; late was seen; between was seen',
    parts: ['it is broken', 'early was seen', 'late was seen', 'between was seen'].map((summary) => ({
      summary,
    })),
  });
});

test('one receipt alone is the receipt, and none is none', async () => {
  const one = await resultOf();
  expect(one.receipt).toEqual({ summary: 'it is broken' });
  const none = await resultOf((runtime) => ({ faults: [breaking(runtime, { witness: async () => null })] }));
  expect(none).toMatchObject({ verdict: 'inconclusive', receipt: null });
});

describe('a fault that acts while the probe waits', () => {
  test('acts after the probe was sent and before its answer', async () => {
    const order: string[] = [];
    let released: () => void = () => undefined;
    const release = new Promise<void>((resolve) => (released = resolve));
    const result = await resultOf(
      (runtime) => ({
        faults: [
          breaking(runtime, {
            phase: 'while',
            async act(lane) {
              lane.undo('mend', () => void (runtime.backendOf(lane).broken = false));
              order.push('acts');
              runtime.backendOf(lane).broken = true;
              released();
            },
          }),
        ],
        healthy: [{ role: 'none', sends: 'session check', condition: 'healthy' }],
      }),
      (backend) => {
        let asked = 0;
        backend.beforeAnswer = async () => {
          asked += 1;
          if (asked !== 2) return;
          order.push('asked');
          await release;
          order.push('answers');
        };
      },
    );
    expect(result.verdict).toBe('reproduced');
    expect(order).toEqual(['asked', 'acts', 'answers']);
  });

  test('and fails is told only once the probe has been answered', async () => {
    let answered = false;
    const result = await resultOf(
      (runtime) => ({
        faults: [
          breaking(runtime, {
            phase: 'while',
            act: async () => {
              throw new Error('missed');
            },
          }),
        ],
      }),
      (backend) => {
        let asked = 0;
        backend.beforeAnswer = async () => {
          asked += 1;
          if (asked !== 2) return;
          await new Promise((resolve) => setImmediate(resolve));
          answered = true;
        };
      },
    );
    expect(result).toMatchObject({ verdict: 'inconclusive', why: 'missed' });
    expect(answered).toBe(true);
  });
});
