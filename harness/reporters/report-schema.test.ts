import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { jsonReporter } from './json';
import { inconclusive, notReproduced, SAMPLE_CASES, sampleReport, sampleResult } from './sample-report';
import { TextOutput } from './text-output';

const path = join(__dirname, '..', '..', 'docs', 'report.schema.json');
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync(path, 'utf8')) as object,
);

function written(...results: Parameters<typeof sampleReport>[0]): unknown {
  const output = new TextOutput();
  void jsonReporter((text) => output.write(text)).end(sampleReport(results));
  return JSON.parse(output.text);
}

const [one, two] = SAMPLE_CASES;

describe('docs/report.schema.json', () => {
  test.each([
    ['every verdict', written(sampleResult(one), notReproduced(two), inconclusive(one))],
    ['no result', written()],
    ['a runtime that nobody chose', { ...(written() as object), runtimeChoice: null }],
    [
      'a finding and a scenario of a team’s own',
      written(sampleResult(one, { guide: null, check: { finding: 'found' } })),
    ],
  ])('holds for a report with %s', (_, report) => {
    validate(report);
    expect(validate.errors).toBeNull();
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
