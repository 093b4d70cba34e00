import type { EdgeRecord } from '../contract/edge';
import type { Fault } from '../contract/fault';
import { breaking } from '../testing/fake-case';
import { resultOf } from '../testing/fake-result';

jest.mock('../evidence/send', () => jest.requireActual<object>('../testing/fake-network'));

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
