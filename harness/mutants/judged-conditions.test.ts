import type { Case } from '../contract/scenario';
import type { Signature } from '../contract/signature';
import { SAMPLE_TARGET } from '../testing/sample-target';
import { SAMPLE_CASES } from '../reporters/sample-report';
import { CASES } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { judgedConditions } from './judged-conditions';

const [CASE] = SAMPLE_CASES;

function caseOf(id: string, variant: Partial<Case['variant']>): Case {
  return { ...CASE, id, variant: { ...CASE.variant, needs: [], condition: 'a-new-condition', ...variant } };
}

function look(status: number, body: unknown): () => Signature {
  return () => ({ response: { status, headers: {}, body }, logs: [], metric: {} });
}

function withLook(given: () => Signature) {
  return { ...SAMPLE_TARGET, looks: { healthy: look(200, null), 'a-new-condition': given } };
}

describe('the conditions that are judged', () => {
  test('are those with a 401 in the definition, a new one by itself', () => {
    const of = caseOf('cause/new', {});
    expect(judgedConditions(withLook(look(401, { code: 'brand_new' })), [of])).toEqual([
      { condition: 'a-new-condition', reason: 'brand_new', of },
    ]);
    expect(judgedConditions(withLook(look(403, { code: 'brand_new' })), [of])).toEqual([]);
  });

  test('are shown by the case that waits least, and of those by the one that needs least', () => {
    const cases = [
      caseOf('cause/late', { waits: 2 }),
      caseOf('cause/restarted', { needs: ['variable:secret'] }),
      caseOf('cause/plain', {}),
      caseOf('cause/plain-too', {}),
    ];
    const [judged] = judgedConditions(withLook(look(401, { code: 'brand_new' })), cases);
    expect(judged?.of.id).toBe('cause/plain');
  });

  test('are refused where no case shows one', () => {
    const unseen = withLook(look(401, { code: 'brand_new' }));
    expect(() => judgedConditions(unseen, [caseOf('cause/other', { condition: 'another' })])).toThrow(
      /no scenario that applies to the target shows it \(a-new-condition\)/,
    );
  });

  test('are refused where a look does not name its reason', () => {
    expect(() => judgedConditions(withLook(look(401, 'Unauthorized')), [caseOf('cause/new', {})])).toThrow(
      /no code in its body.*\(a-new-condition\)/,
    );
  });

  test('of the bundled target are all but three, and none takes a second', () => {
    const judged = judgedConditions(target, CASES);
    const left = Object.keys(target.looks).filter(
      (condition) => !judged.some((one) => one.condition === condition),
    );
    expect(left).toEqual(['healthy', 'preflight-allowed', 'preflight-header-refused']);
    expect(judged.filter(({ of }) => (of.variant.waits ?? 0) >= 1)).toEqual([]);
  });
});
