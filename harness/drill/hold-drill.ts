// Opens a stack for a drill, hands the session over, and takes everything away once `until` has resolved.

import type { LaneDatabase } from '../contract/database';
import { needsOwnCluster } from '../contract/scenario';
import type { Plan, Hooks } from '../engine/plan/plan';
import { openLane } from '../engine/lane/open-lane';
import { withStack } from '../engine/plan/with-stack';
import { inTurn } from '../support/in-turn';
import { drillTiming } from './incident/drill-timing';
import { openSession, type SessionOptions } from './open-session';
import type { DrillSession } from './session';

export interface DrillPlan
  extends
    Pick<Plan, 'runtime' | 'target' | 'timing'>,
    Omit<SessionOptions, 'lane' | 'postgres' | 'runtime' | 'signal'> {}

export async function holdDrill<T>(
  plan: DrillPlan,
  hooks: Pick<Hooks, 'note' | 'signal'>,
  until: (session: DrillSession) => Promise<T>,
): Promise<T> {
  const { plot, target, timing } = plan;
  const stackTiming = drillTiming(plot, timing);
  hooks.note('A stack is started and broken: a second or two.');
  return withStack({ ...plan, timing: stackTiming }, hooks, async (stack) => {
    const ownCluster = plot.cases.some(needsOwnCluster);
    const parts = await stack.openLane({ name: 'lane1', ownCluster });
    // A connection has one query under way, and a drill asks from several sides.
    const query = inTurn((sql: string, parameters?: readonly unknown[]) =>
      parts.database.query(sql, parameters),
    );
    const database = Object.create(parts.database, { query: { value: query } }) as LaneDatabase;
    const session = await openSession({
      ...plan,
      lane: openLane({ ...parts, database }, target, timing),
      postgres: stack.postgres,
      runtime: stack.runtime,
      signal: hooks.signal,
    });
    try {
      return await until(session);
    } finally {
      await session.close();
    }
  });
}
