import { SAMPLE_CAUSE } from '../reporters/sample-report';
import { UserError } from '../support/user-error';
import { loadCauses, type ScenarioFile } from './load-causes';

const { meta, variants } = SAMPLE_CAUSE;
const variant = variants['rotated-secret'];
const good = { meta, variants };

function file(name: string, definition: unknown): ScenarioFile {
  return { name, file: `scenarios/${name}.ts`, definition };
}

function refusalOf(...files: ScenarioFile[]): UserError {
  try {
    loadCauses(files);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused.');
}

describe('scenario files', () => {
  test('become causes in the guide’s order, those that it does not list last', () => {
    const { title, symptom, causes, solution } = meta;
    const unlisted = { title, symptom, causes, solution };
    const files = [
      file('aaa', { ...good, meta: unlisted }),
      file('cors', { ...good, meta: { ...meta, guide: 8 } }),
      file('jwt-mismatch', good),
    ];
    expect(loadCauses(files).map(({ name }) => name)).toEqual(['jwt-mismatch', 'cors', 'aaa']);
  });

  test('keep their functions as they are', () => {
    expect(loadCauses([file('jwt-mismatch', good)])[0]?.variants['rotated-secret']?.faults[0]).toBe(
      variant?.faults[0],
    );
  });

  test('are refused with all the faults of all of them at once, exit code 2', () => {
    const error = refusalOf(
      file('one', { meta: { ...meta, titel: 'x', guide: 11 }, variants: {} }),
      file('two', { meta, variants: { Bad_Name: { ...variant, faults: [], needs: ['pool gage'] } } }),
      file('three', undefined),
    );
    expect(error.exitCode).toBe(2);
    const { message } = error;
    expect(message).toContain('7 faults found');
    expect(message).toContain('scenarios/one.ts: meta: has the unknown key "titel" (did you mean "title"?)');
    expect(message).toMatch(/scenarios\/one\.ts: meta\.guide: .*10/);
    expect(message).toContain('scenarios/one.ts: variants: must hold at least one variant');
    expect(message).toContain('scenarios/two.ts: the name "Bad_Name" must be a name in kebab-case');
    expect(message).toContain('scenarios/two.ts: variants.Bad_Name.faults: must hold at least one');
    expect(message).toMatch(
      /scenarios\/two\.ts: variants\.Bad_Name\.needs\[0\]: .*"pool gage" \(did you mean "pool gauge"\?\)/,
    );
    expect(message).toContain('scenarios/three.ts: has no default export');
  });

  test('say what is missing and what has the wrong type', () => {
    const rest = { ...variant, summary: undefined, faults: [{ title: 1, act: 'no function' }] };
    const { message } = refusalOf(file('one', { meta, variants: { only: rest } }));
    expect(message).toContain('variants.only.summary: is missing');
    expect(message).toContain('variants.only.faults[0].title: must be of type string, not number');
    expect(message).toContain('variants.only.faults[0].act: must be a function');
    expect(message).toContain('variants.only.faults[0].witness: must be a function');
  });

  test('are refused where two have the same name, or a name is no kebab-case', () => {
    const { message } = refusalOf(
      file('cors', good),
      { ...file('cors', good), file: 'scenarios/cors/index.ts' },
      file('Cors', good),
    );
    expect(message).toContain('scenarios/cors/index.ts: the name "cors" is taken by another file');
    expect(message).toMatch(/scenarios\/Cors\.ts: the name "Cors" must be .*kebab-case/);
  });

  test('are refused where two probes have the same role', () => {
    const probe = { role: 'probe', sends: 'preflight', condition: 'token-missing' };
    const { message } = refusalOf(
      file('one', { meta, variants: { only: { ...variant, probes: [probe, probe] } } }),
    );
    expect(message).toContain('variants.only.probes: must have roles that differ');
  });
});
