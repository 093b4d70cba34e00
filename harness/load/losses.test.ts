import { lossesOf, type Found } from './losses';

const hits = { connections: 10, requestsPerSecond: 1000, p50Ms: 1, p99Ms: 2, errors: 0 };
const sound: Found = {
  hits: [{ ...hits, statuses: { '200': 3, '401': 5 } }],
  requests: 8,
  counted: { 'auth_failures_total{reason="no_token"}': 4, 'auth_failures_total{reason="bad_scheme"}': 1 },
  log: { whole: { no_token: 4, bad_scheme: 1 }, broken: [] },
  ended: null,
};
const lossesIn = (change: Partial<Found>) => lossesOf({ ...sound, ...change }).losses;

describe('the losses of a load', () => {
  test('are none where answers, metric and log agree', () => {
    expect(lossesOf(sound)).toMatchObject({ refused: 5, counted: 5, logged: 5, losses: [] });
  });

  test('are each told', () => {
    expect(lossesIn({ requests: 9 })).toEqual(['8 of 9 requests were answered.']);
    expect(lossesIn({ ended: 'SIGKILL' })).toEqual(['The target has ended: SIGKILL.']);
    expect(lossesIn({ hits: [{ ...hits, errors: 2, statuses: { '401': 5, '500': 3 } }] })).toEqual([
      '2 requests had an error.',
      '3 answers had status 500.',
    ]);
    expect(lossesIn({ log: { whole: { no_token: 4 }, broken: ['a'] } })).toEqual([
      'The log tells whole of 4 of 5 refusals.',
      'The log tells of 1 requests in part.',
      'Of bad_scheme the metric counted 1, the log 0.',
    ]);
    expect(lossesIn({ log: { whole: { no_token: 3, bad_scheme: 2 }, broken: [] } })).toHaveLength(2);
    expect(lossesIn({ counted: {} })[0]).toBe('The metric counted 0 of 5 refusals.');
  });
});
