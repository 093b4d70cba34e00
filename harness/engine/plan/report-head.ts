// What every report says of its run, whatever was run.

import type { Report } from '../../contract/result';
import type { Stack } from '../../contract/runtime';
import type { Plan } from './plan';

type ReportHead = Omit<Report, 'verdict' | 'durationMs' | 'results' | 'skipped' | 'notApplicable'>;

export function reportHead(plan: Plan, stack: Stack, startedAt: Date): ReportHead {
  return {
    schema: 1,
    tool: plan.tool,
    node: process.versions.node,
    postgres: stack.postgres,
    runtime: stack.runtime,
    runtimeChoice: plan.runtimeChoice ?? null,
    target: plan.target.name,
    startedAt: startedAt.toISOString(),
    seed: plan.seed,
  };
}
