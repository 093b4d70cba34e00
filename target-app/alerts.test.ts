import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAUSES } from '../harness/testing/catalogue';
import { select } from '../harness/registry/select';
import { REASONS } from './backend/src/failures';

const DOCS = join(__dirname, '..', 'docs');
const PROMTOOL = process.env['PROMTOOL'] ?? 'promtool';
const TOOL_LIMIT_MS = 60_000;

const rules = readFileSync(join(DOCS, 'alerts.yml'), 'utf8');
const alerts = rules
  .split(/^ +- alert: /m)
  .slice(1)
  .map((text) => ({
    name: text.split('\n', 1)[0] ?? '',
    reason: /reason="(\w+)"/.exec(text)?.[1],
    severity: /^ +severity: (.+)$/m.exec(text)?.[1],
    summary: /^ +summary: (.+)$/m.exec(text)?.[1],
    cause: /^ +cause: (.+)$/m.exec(text)?.[1] ?? '',
    command: /^ +command: (.+)$/m.exec(text)?.[1],
  }));

describe('docs/alerts.yml', () => {
  test('has one alert for every reason of a 401', () => {
    const reasons = alerts.flatMap(({ reason }) => reason ?? []);
    expect(reasons.sort()).toEqual(Object.keys(REASONS).sort());
  });

  test.each(alerts)('$name names a cause that there is, and the command that shows it', (alert) => {
    expect(select(CAUSES, [alert.cause])).toHaveLength(1);
    expect(alert.command).toMatch(new RegExp(`^npm run scenario -- ${alert.cause}( --prevented)?$`));
    expect(alert.severity).toMatch(/^(critical|warning)$/);
    expect(alert.summary).toBeDefined();
  });

  // Where it is not on the PATH, `PROMTOOL=$(bash .ci/promtool)` names it; one that is named must be there.
  const isWanted = process.env['PROMTOOL'] !== undefined || spawnSync(PROMTOOL, ['--version']).status === 0;
  (isWanted ? test : test.skip)(
    'holds what docs/alerts.test.yml says of it, by promtool',
    () => {
      const { status, stdout, stderr } = spawnSync(PROMTOOL, ['test', 'rules', 'alerts.test.yml'], {
        cwd: DOCS,
        encoding: 'utf8',
      });
      expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
    },
    TOOL_LIMIT_MS,
  );
});
