import type { Cause } from '../contract/scenario';
import { SAMPLE_CAUSE } from '../reporters/sample-report';
import { SAMPLE_TARGET } from '../testing/sample-target';
import { UserError } from '../support/user-error';
import { casesOf, select } from './select';
import { separate } from './separate';

const second: Cause = {
  ...SAMPLE_CAUSE,
  name: 'jwt-expired',
  variants: { expired: variantOf('rotated-secret') },
};
const causes = [SAMPLE_CAUSE, second];

function variantOf(name: string) {
  const variant = SAMPLE_CAUSE.variants[name];
  if (variant === undefined) throw new Error(name);
  return variant;
}

function selected(...patterns: string[]): string[] {
  return select(causes, patterns).map(({ id }) => id);
}

describe('names on the command line', () => {
  test('a cause alone is its default variant', () => {
    expect(selected('jwt-mismatch')).toEqual(['jwt-mismatch/rotated-secret']);
  });

  test('a variant is that one', () => {
    expect(selected('jwt-mismatch/trailing-newline')).toEqual(['jwt-mismatch/trailing-newline']);
  });

  test('a star is all variants of the cause', () => {
    expect(selected('jwt-mismatch/*')).toEqual([
      'jwt-mismatch/rotated-secret',
      'jwt-mismatch/trailing-newline',
    ]);
  });

  test('several give each case once, in the order of the causes', () => {
    expect(selected('jwt-expired', 'jwt-mismatch/*', 'jwt-mismatch')).toEqual(
      casesOf(causes).map(({ id }) => id),
    );
  });

  test('those that are unknown are all named at once, with the nearest, exit code 64', () => {
    const attempt = () =>
      selected('jwt-mismach', 'jwt-mismatch/trailing-newlin', 'jwt-mismatch/zzz', 'qqqqqqqqqqq');
    expect(exitCodeOf(attempt)).toBe(64);
    expect(attempt).toThrow('there is no "jwt-mismach" (did you mean "jwt-mismatch"');
    expect(attempt).toThrow(
      'no "jwt-mismatch/trailing-newlin" (did you mean "jwt-mismatch/trailing-newline"?)',
    );
    expect(attempt).toThrow('no "jwt-mismatch/zzz" (it has rotated-secret, trailing-newline)');
    expect(attempt).toThrow('there is no "qqqqqqqqqqq".');
  });
});

function exitCodeOf(attempt: () => unknown): number | undefined {
  try {
    attempt();
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.exitCode;
  }
  return undefined;
}

describe('cases for a target', () => {
  const [first, other] = casesOf([SAMPLE_CAUSE]);

  test('apply where their needs are met and their conditions have a look', () => {
    expect(separate(casesOf([SAMPLE_CAUSE]), SAMPLE_TARGET)).toEqual({
      applicable: [first, other],
      notApplicable: [],
    });
  });

  test('are set apart with the reason where a need is not met', () => {
    const bare = { ...SAMPLE_TARGET, metrics: { path: '/metrics', counts: () => false } };
    const { applicable, notApplicable } = separate(casesOf([SAMPLE_CAUSE]), bare);
    expect(applicable).toEqual([first]);
    expect(notApplicable).toMatchObject([{ case: other, reason: 'does not offer pool gauge' }]);
  });

  test('are set apart where the target does not say how a condition looks, that of the healthy state included', () => {
    const { notApplicable } = separate(casesOf([second]), { ...SAMPLE_TARGET, looks: {} });
    expect(notApplicable.map(({ reason }) => reason)).toEqual([
      'does not say how token-signature-invalid, healthy looks',
    ]);
  });
});
