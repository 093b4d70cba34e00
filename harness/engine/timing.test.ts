import { timingFor } from './timing';

const IDLE = { load: 0, cores: 2 };

describe('the time limits of a run', () => {
  test('are 250 ms for a connection and 1 s for a query, with 250 ms of grace, where the machine is idle', () => {
    expect(timingFor(IDLE)).toEqual({
      connectTimeoutMs: 250,
      queryTimeoutMs: 1000,
      shortQueryTimeoutMs: 250,
      graceMs: 250,
      deadlineMs: 5000,
      says: 'time limits × 1.0 (load average ÷ cores or lanes ÷ 2 cores, 1 to 4): connect 250 ms, query 1000 ms',
    });
  });

  test('stay so until there is more to do than cores', () => {
    expect(timingFor({ load: 2, cores: 2 })).toEqual(timingFor(IDLE));
  });

  test('all grow by load average ÷ cores from there on', () => {
    expect(timingFor({ load: 5, cores: 2 })).toEqual({
      connectTimeoutMs: 625,
      queryTimeoutMs: 2500,
      shortQueryTimeoutMs: 625,
      graceMs: 625,
      deadlineMs: 12_500,
      says: 'time limits × 2.5 (load average ÷ cores or lanes ÷ 2 cores, 1 to 4): connect 625 ms, query 2500 ms',
    });
  });

  test('grow four times at most, lest a run never ends', () => {
    expect(timingFor({ load: 100, cores: 1 })).toEqual(timingFor({ load: 4, cores: 1 }));
  });

  test('follow this machine unless told otherwise, and keep a query longer than a connection', () => {
    const { connectTimeoutMs, queryTimeoutMs, deadlineMs } = timingFor();
    expect(connectTimeoutMs).toBeGreaterThanOrEqual(250);
    expect(queryTimeoutMs).toBeGreaterThan(connectTimeoutMs);
    expect(deadlineMs).toBeGreaterThan(queryTimeoutMs + connectTimeoutMs);
  });
});
