// `database`: who is connected to the server, who waits for whom, and whether the target's role gets in; and all of it put right.

import type { EngineLane } from '../../engine/lane/open-lane';
import { signsIn } from '../read-signs';
import { databaseErrorText } from '../shell/database-error';
import type { DrillCommand } from './command';
import { tryAsTarget } from './network';
import { wantsRestore } from './wants-restore';

export const database: DrillCommand = {
  name: 'database',
  usage: 'database [restore]',
  says: "shows the server's connections, locks and limits; restore: starts it, ends what blocks others, frees limits, sets the role's password",
  async run(drill, line) {
    const { lane } = drill;
    if (wantsRestore(line)) return { text: await restore(lane), data: {}, acted: true };
    const { outcome } = await tryAsTarget(drill);
    const directly = await directOutcome(lane);
    const [connections, blockers, limit] = [
      await connectionsOf(lane),
      await blockersOf(lane),
      await limitOf(lane),
    ];
    return {
      text: [
        `as ${lane.database.role}, the way the target goes: ${outcome}`,
        `as ${lane.database.role}, directly: ${directly}`,
        `connection limit of ${lane.database.role}: ${limit}`,
        'connections:',
        ...connections.map((row) => `  ${row}`),
        blockers.length === 0 ? 'nobody holds a table for itself' : 'held for itself:',
        ...blockers.map(({ says }) => `  ${says}`),
      ].join('\n'),
      data: { outcome, directly, limit, connections, blockers: blockers.map(({ says }) => says) },
      signs: await signsIn(drill, ['database connection'], { connect: () => Promise.resolve(outcome) }),
    };
  },
  complete: () => ['restore'],
};

async function restore(lane: EngineLane): Promise<string> {
  const done: string[] = [];
  if (lane.database.startAgain !== undefined) {
    await lane.database.startAgain();
    done.push('The server runs.');
  }
  for (const { pid } of await blockersOf(lane)) {
    await lane.database.query('SELECT pg_terminate_backend($1)', [pid]);
    done.push(`Backend ${String(pid)}, which held a table for itself, is ended.`);
  }
  await lane.database.query(`ALTER ROLE ${lane.database.role} CONNECTION LIMIT -1`);
  await lane.database.changePassword('its own');
  done.push(
    `${lane.database.role} may connect as often as it likes, with the password of the target's environment.`,
  );
  return done.join('\n');
}

async function directOutcome({ database }: EngineLane): Promise<string> {
  try {
    await (await database.openSessionAsRole()).close();
    return 'ok';
  } catch (thrown) {
    return databaseErrorText(thrown);
  }
}

async function connectionsOf({ database }: EngineLane): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT usename, coalesce(state, '-') AS state, coalesce(wait_event_type, '-') AS waits, count(*)::int AS count
     FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  return rows.map(({ usename, state, waits, count }) =>
    [count, usename, state, `waits for ${String(waits)}`].join('  '),
  );
}

async function blockersOf({ database }: EngineLane) {
  const { rows } = await database.query(
    `SELECT DISTINCT a.pid, a.state, l.mode, l.relation::regclass::text AS relation
     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.granted AND l.locktype = 'relation' AND a.datname = current_database()
       AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`,
  );
  return rows.map(({ pid, state, mode, relation }) => ({
    pid: Number(pid),
    says: `backend ${String(pid)} (${String(state)}) holds ${String(relation)} by ${String(mode)}`,
  }));
}

async function limitOf({ database }: EngineLane): Promise<string> {
  const { rows } = await database.query('SELECT rolconnlimit FROM pg_roles WHERE rolname = $1', [
    database.role,
  ]);
  const limit = Number(rows[0]?.rolconnlimit ?? -1);
  return limit < 0 ? 'none' : String(limit);
}
