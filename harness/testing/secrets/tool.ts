// The command line as a person has it, on watched stacks; everything that it puts out is kept.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeParts, fakeWorld } from '../../cli/fake-world';
import { runCli } from '../../cli/run-cli';
import { realWorld } from '../../cli/world';
import type { Case } from '../../contract/scenario';
import type { Timing } from '../../contract/timing';
import { ONCE, type Plan } from '../../engine/plan/plan';
import { TextOutput } from '../../reporters/text-output';
import { readScenarios } from '../../registry/read-scenarios';
import { embeddedRuntime } from '../../runtimes/embedded';
import { readTarget } from '../../configuration/read-target';
import type { TargetConfiguration } from '../../contract/configuration';
import configuration from '../../../target-app/target';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { KnownSecrets } from './known-secrets';
import { watchedRuntime } from './watched-runtime';
import { misjudged, watchedTarget } from './watched-target';

const PROJECT = join(__dirname, '..', '..', '..');

export class Tool {
  readonly known = new KnownSecrets();
  readonly runtime = watchedRuntime(embeddedRuntime, this.known);
  readonly hooks = { reporters: [], note: () => undefined, signal: new AbortController().signal };
  private readonly target = watchedTarget(configuration, this.known);
  private readonly folder = mkdtempSync(join(tmpdir(), 'chaos-401-secrets-'));
  /** Where runs are remembered. */
  private readonly root = this.file('project');
  /** Files that were there before a command are none of its output. */
  private readonly seen = new Set<string>();

  constructor() {
    makeFolders(join(this.root, 'node_modules'));
  }

  /** Path of a file that a command may write. */
  file(name: string): string {
    return join(this.folder, name);
  }

  run(argv: readonly string[]): Promise<readonly string[]> {
    return this.runOn(this.target, argv);
  }

  /** With a target of which everybody expects something else. */
  runFailing(argv: readonly string[]): Promise<readonly string[]> {
    return this.runOn(misjudged(this.target), argv);
  }

  /** With a target that ends at its start, and says its environment and `secret` before. */
  runWithout(argv: readonly string[], secret: string): Promise<readonly string[]> {
    const environment = { ...this.target.process.environment, LOG_LEVEL: 'none', STAGING_SECRET: secret };
    return this.runOn({ ...this.target, process: { ...this.target.process, environment } }, argv);
  }

  planFor(of: Case, timing: Timing): Plan {
    return {
      ...ONCE,
      cases: [of],
      target: readTarget(this.target),
      runtime: this.runtime,
      timing,
      seed: 1,
      tool: 'test',
    };
  }

  /** What every process of a target has written. */
  logs(): readonly string[] {
    return [...this.runtime.logs].map(({ lines }) => lines.join('\n'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private async runOn(definition: TargetConfiguration, argv: readonly string[]): Promise<readonly string[]> {
    const [stdout, stderr] = [new TextOutput(), new TextOutput()];
    const { engine } = realWorld();
    const runtimes = [{ name: 'embedded', obstacle: async () => null, load: () => this.runtime } as const];
    const parts = {
      ...fakeParts(this.root),
      scenarios: readScenarios(PROJECT),
      target: { file: 'target.ts', definition },
    };
    for (const path of this.files()) this.seen.add(path);
    await runCli(argv, parts, fakeWorld({ stdout, stderr, engine, runtimes }), new AbortController().signal);
    const written = this.files().filter((path) => !this.seen.has(path));
    return [stdout.text, stderr.text, ...written.map((path) => readFileSync(path, 'utf8'))];
  }

  private files(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => this.file(name))
      .filter((path) => statSync(path).isFile());
  }
}
