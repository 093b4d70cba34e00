// What `scenario` says where nothing is left of what failed: no failure, and a report without a result.

import type { Report } from '../contract/result';
import { worstOf } from '../contract/verdict';
import { jsonReporter } from '../reporters/json';
import type { Catalogue } from './catalogue';
import { preferredRuntime } from './choose-runtime';
import type { Context } from './context';
import type { RunFlags } from './run-flags';

/** The exit code. */
export function nothingToRun(flags: RunFlags, catalogue: Catalogue, context: Context): number {
  const { stdout, stderr } = context.world;
  stderr.write('Nothing that was run last is unmended: nothing to do.\n');
  if (flags.json === true)
    void jsonReporter((text) => stdout.write(text)).end(emptyReport(flags, catalogue, context));
  return 0;
}

function emptyReport(flags: RunFlags, { target }: Catalogue, { parts, world }: Context): Report {
  return {
    schema: 1,
    tool: parts.version,
    node: process.versions.node,
    // None was started.
    postgres: '',
    runtime: preferredRuntime({ purpose: 'scenario', option: flags.runtime, env: world.env }),
    runtimeChoice: null,
    target: target.name,
    startedAt: new Date().toISOString(),
    seed: flags.seed ?? world.newSeed(),
    verdict: worstOf([]),
    durationMs: 0,
    results: [],
  };
}
