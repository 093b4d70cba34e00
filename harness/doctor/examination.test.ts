import { completeFindings, failed, hasFailed, passed } from './examination';

describe('what the doctor has found', () => {
  test('tells of every step: those before the last that is told of have passed, those behind it were not reached', () => {
    const statuses = completeFindings([failed('seed', 'no')]).map(({ status }) => status);
    expect(statuses).toEqual([
      ...Array.from({ length: 5 }, () => 'passed'),
      'failed',
      ...Array.from({ length: 6 }, () => 'not reached'),
    ]);
  });

  test('has failed where a step has, also one of which something good was told before', () => {
    const findings = [passed('signIn', 'a token'), failed('signIn', 'no token')];
    const whole = completeFindings(findings);
    expect(hasFailed(whole)).toBe(true);
    expect(whole.find(({ step }) => step === findings[0]?.step)).toEqual(findings[1]);
  });
});
