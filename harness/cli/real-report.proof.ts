import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import type { Report } from '../contract/result';

const ROOT = join(__dirname, '..', '..');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs', 'report.schema.json'), 'utf8')) as object;
const LIMIT_MS = 60_000;

describe('the JSON document of a real run', () => {
  test(
    'is alone on standard output and keeps to its schema',
    () => {
      const names = ['token-format/*', 'user-not-found/lookup-loses-database', 'cors/header-not-allowed'];
      const output = execFileSync(
        process.execPath,
        [
          join(ROOT, 'harness', 'launch', 'main.cjs'),
          'scenario',
          ...names,
          '--json',
          '--runtime',
          'embedded',
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const report = JSON.parse(output) as Report;
      const ajv = new Ajv2020({ allErrors: true, strict: false });
      expect(ajv.validate(SCHEMA, report) ? [] : ajv.errors).toEqual([]);
      expect(report.results).toHaveLength(8);
      expect(report.verdict).toBe('reproduced');
    },
    LIMIT_MS,
  );
});
