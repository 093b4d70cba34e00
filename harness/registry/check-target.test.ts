import { SAMPLE_CAUSE } from '../reporters/sample-report';
import { checkTarget } from './check-target';
import { SAMPLE_TARGET } from './sample-target';

describe('a target definition', () => {
  test('is given back as it is where it is right', () => {
    expect(checkTarget(SAMPLE_TARGET, { causes: [SAMPLE_CAUSE] })).toBe(SAMPLE_TARGET);
  });

  test('is refused with all its faults at once', () => {
    const wrong = {
      ...SAMPLE_TARGET,
      probe: undefined,
      root: 'relative',
      origin: 'http://localhost:3000/',
      variables: { secrett: 'SECRET' },
      token: { in: 'header' },
      metrics: { ...SAMPLE_TARGET.metrics, path: 'metrics' },
      healthy: true,
    };
    let message = '';
    try {
      checkTarget(wrong, { file: 'target-app/target.ts' });
    } catch (thrown) {
      message = String(thrown);
    }
    expect(message).toContain('Failed to read the target definition');
    expect(message).toContain('(target-app/target.ts)');
    expect(message).toContain('root: must be an absolute path');
    expect(message).toContain('origin: must be an origin');
    expect(message).toContain('variables: has the unknown key "secrett" (did you mean "secret"?)');
    expect(message).toContain('token.name: is missing');
    expect(message).toContain('metrics.path: must be a path that starts with "/"');
    expect(message).toContain('probe: is missing');
    expect(message).toContain('the definition: has the unknown key "healthy"');
  });

  test('is refused where it is no object at all', () => {
    expect(() => checkTarget(undefined)).toThrow('the definition: is missing');
    expect(() => checkTarget({ ...SAMPLE_TARGET, log: null })).toThrow('log: must be of type object');
  });

  test('may not say how a condition looks that no scenario knows', () => {
    const looks = { ...SAMPLE_TARGET.looks, 'token-expird': () => ({}) };
    expect(() => checkTarget({ ...SAMPLE_TARGET, looks }, { causes: [SAMPLE_CAUSE] })).toThrow(
      'looks.token-expird: no scenario knows this condition (did you mean "token-expired"',
    );
  });

  test.each([
    ['secretFingerprint', 'fingerprintOf'],
    ['fingerprintOf', 'secretFingerprint'],
  ])('may not have log.%s without log.%s', (given, missing) => {
    const half = { ...SAMPLE_TARGET, log: { ...SAMPLE_TARGET.log, [given]: () => null } };
    expect(() => checkTarget(half)).toThrow(
      `log.${missing}: is missing, though log.${given} is there; give both or neither`,
    );
  });

  test('must name the variable of the port', () => {
    expect(() => checkTarget({ ...SAMPLE_TARGET, variables: {} })).toThrow(
      'must name the variable of the role "port"',
    );
  });
});
