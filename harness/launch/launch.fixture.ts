// Projects on disk in which the launcher is started, for tests.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { CleanupStack } from '../support/cleanup-stack';

export const PROJECT = join(__dirname, '..', '..');
export const MAIN = 'harness/launch/main.cjs';

/** What the launcher requires of another room. */
const NEEDED = ['harness/support/files/make-folders.cjs', 'harness/support/files/cache-path.cjs'];

export const cleanup = new CleanupStack();

const CLI = `
  import type { LaunchParts } from '../launch/launch.cjs';
  export async function main(argv: string[], { version, target, scenarios, configuration }: LaunchParts): Promise<void> {
    console.log(JSON.stringify({ argv, version, target, scenarios, configuration, dirname: __dirname }));
    process.exit(7);
  }
`;

/** `place`: where in its directory it lies, with the packages beside it. */
export function newProject(place = ''): string {
  const directory = mkdtempSync(join(tmpdir(), 'chaos-401-launch-'));
  cleanup.defer('the project', () => rmSync(directory, { recursive: true, force: true }));
  const project = join(directory, place);
  cpSync(__dirname, join(project, 'harness/launch'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  for (const file of NEEDED) cpSync(join(PROJECT, file), join(project, file));
  const packages = place === '' ? join(project, 'node_modules') : join(project, '..');
  mkdirSync(packages, { recursive: true });
  for (const name of ['esbuild', '@esbuild'])
    symlinkSync(join(PROJECT, 'node_modules', name), join(packages, name));
  write(project, 'package.json', '{ "version": "1.2.3" }');
  write(project, 'harness/cli/main.ts', CLI);
  write(project, 'harness/jest/gate-tests.ts', 'export const gateTests = null;');
  write(
    project,
    'harness/package/index.ts',
    'export const defineTarget = (own: object) => ({ ...own, defined: true });',
  );
  write(project, 'harness/faults/broken.ts', 'export const broken = "broken";');
  mkdirSync(join(project, 'harness/fixes'));
  write(project, 'target-app/target.ts', 'export default { name: "fake" };');
  mkdirSync(join(project, 'scenarios'));
  return project;
}

export function newTeam(): string {
  const team = mkdtempSync(join(tmpdir(), 'chaos-401-team-'));
  cleanup.defer('the team', () => rmSync(team, { recursive: true, force: true }));
  return team;
}

export function write(project: string, path: string, content: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

export function cacheOf(project: string): string {
  return join(project, 'node_modules/.cache/chaos-401');
}

export function cached(project: string): string[] {
  return readdirSync(cacheOf(project));
}

/** A bundle made within a clock step of an edit is made again. */
export async function settle(project: string): Promise<void> {
  let manifest = '';
  for (;;) {
    await launch(project, []);
    const now = readFileSync(join(cacheOf(project), 'cli.json'), 'utf8');
    if (now === manifest) return;
    manifest = now;
  }
}

export async function scenarioNames(project: string): Promise<string[]> {
  const { scenarios } = JSON.parse((await launch(project, [])).stdout) as { scenarios: { name: string }[] };
  return scenarios.map(({ name }) => name);
}

export function launch(project: string, argv: string[], env: Record<string, string> = {}, cwd = project) {
  return run(cwd, [join(project, MAIN), ...argv], env);
}

export async function run(cwd: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    // One that never ends cannot be told to.
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { stdout, stderr, code };
}
