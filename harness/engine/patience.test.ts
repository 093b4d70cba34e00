import { patientOn } from './patience';
import { timingFor } from './timing';

describe('the time limits on a runtime', () => {
  const timing = timingFor({ load: 0, cores: 2 });

  test('are those of the rule on the embedded one', () => {
    expect(patientOn('embedded', timing)).toBe(timing);
  });

  test('let a query wait on Docker while a container starts, and say so', () => {
    const { queryTimeoutMs, says, ...others } = patientOn('docker', timing);
    expect(queryTimeoutMs).toBe(3 * timing.queryTimeoutMs);
    expect(queryTimeoutMs).toBeLessThan(timing.deadlineMs);
    expect(says).toContain(`on docker is × 3: ${String(queryTimeoutMs)} ms`);
    expect({ ...timing, ...others }).toEqual(timing);
  });
});
