import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readScenarios } from '../../registry/read-scenarios';
import { TextOutput } from '../../reporters/text-output';
import bundled from '../../../target-app/target';
import { runCli } from '../run-cli';
import { realWorld } from '../world';

const ROOT = join(__dirname, '..', '..', '..');
const LIMIT_MS = 60_000;

let data = '';
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'chaos-401-kept-'))));
afterEach(() => rmSync(data, { recursive: true }));

/** With real stacks, all that is typed sent ahead. */
async function drill(options: readonly string[], typed: readonly string[], definition: unknown = bundled) {
  const [stdout, stderr] = [new TextOutput(), new TextOutput()];
  const world = {
    ...realWorld(),
    ...{ stdout, stderr, env: { CHAOS401_DATA_DIR: data } },
    stdin: Readable.from(typed.map((line) => `${line}\n`)),
  };
  const target = { file: 'target.ts', definition };
  const parts = { version: '0.1.0', root: ROOT, scenarios: readScenarios(ROOT), target };
  const code = await runCli(['drill', ...options], parts, world, new AbortController().signal);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

test(
  'all that a drill says goes where the command line writes',
  async () => {
    const { code, stdout } = await drill(['--instructor', 'session-revoked/revoked-row'], ['quit']);
    expect(stdout).toMatch(/ PAGE [^]*Given up\.[^]*\nDebrief: /);
    expect(code).toBe(1);
  },
  LIMIT_MS,
);
