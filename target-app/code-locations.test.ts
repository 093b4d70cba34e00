import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCauses } from '../harness/registry/load-causes';
import { readScenarios } from '../harness/registry/read-scenarios';

const causes = loadCauses(readScenarios(join(__dirname, '..')));

describe('the code location of each cause', () => {
  test.each(causes.map(({ name, meta }) => ({ name, ...meta.codeLocation })))(
    '$name: $file has $symbol',
    ({ file, symbol }) => {
      expect(readFileSync(join(__dirname, file ?? ''), 'utf8')).toMatch(new RegExp(`\\b${symbol}\\b`));
    },
  );
});
