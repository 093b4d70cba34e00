import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { jsonReporter } from './json';
import {
  inconclusive,
  notReproduced,
  SAMPLE_CASES,
  SAMPLE_OBSERVATION,
  sampleReport,
  sampleResult,
} from './sample-report';
import { TextOutput } from './text-output';

const path = join(__dirname, '..', '..', 'docs', 'report.schema.json');
interface Schema {
  readonly $defs: Readonly<Record<string, { readonly properties?: object }>>;
}
const schema = JSON.parse(readFileSync(path, 'utf8')) as Schema;
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(schema);

function written(...results: Parameters<typeof sampleReport>[0]): unknown {
  const output = new TextOutput();
  void jsonReporter((text) => output.write(text)).end(sampleReport(results));
  return JSON.parse(output.text);
}

const [one, two] = SAMPLE_CASES;

describe('docs/report.md', () => {
  test.each([
    ['The document', 'report'],
    ['A result', 'result'],
  ])('has in its table "%s" every key that the schema has', (title, form) => {
    const text = readFileSync(join(path, '..', 'report.md'), 'utf8');
    const [, section = ''] = text.split(`## ${title}\n`);
    const [table = ''] = section.split('\n## ');
    const firsts = [...table.matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell).join();
    const keys = Object.keys(schema.$defs[form]?.properties ?? {}).filter((key) => key !== 'schema');
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !firsts.includes(`\`${key}\``))).toEqual([]);
  });
});

const notANumber = {
  ...notReproduced(two),
  observed: { ...SAMPLE_OBSERVATION, metric: { up: NaN, down: -Infinity } },
  differences: [{ at: '/metric/up', expected: 1, got: NaN }],
};

describe('docs/report.schema.json', () => {
  test.each([
    ['every verdict', written(sampleResult(one), notReproduced(two), inconclusive(one))],
    ['no result', written()],
    ['a counter that is no number any more', written(notANumber)],
    ['a runtime that nobody chose', { ...(written() as object), runtimeChoice: null }],
    [
      'a finding and a scenario of a team’s own',
      written(sampleResult(one, { guide: null, check: { finding: 'found' } })),
    ],
  ])('holds for a report with %s', (_, report) => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  test('goes with a report that gives such a counter as a text', () => {
    expect(written(notANumber)).toMatchObject({
      results: [
        {
          observed: { metric: { up: 'NaN', down: '-Infinity' } },
          differences: [{ at: '/metric/up', expected: 1, got: 'NaN' }],
        },
      ],
    });
  });

  test.each([
    ['an unknown verdict', { verdict: 'maybe' }],
    ['`reproduced` without a receipt', { receipt: null }],
    ['`reproduced` with a difference', { differences: [{ at: '/a', got: 1 }] }],
    ['`not reproduced` without a reason', { verdict: 'not reproduced' }],
    ['an unknown key', { extra: true }],
    [
      'a difference that says neither side',
      { verdict: 'inconclusive', why: 'x', differences: [{ at: '/a' }] },
    ],
  ])('refuses a result with %s', (_, changes) => {
    expect(validate(written(sampleResult(one, changes as object)))).toBe(false);
  });
});
