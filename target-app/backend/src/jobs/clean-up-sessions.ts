// A script of its own, run by a timer: ends the sessions that nobody has used for longer than SESSION_CLEANUP_MAX_IDLE.

import { readJobConfig, type JobConfig } from '../config';
import { createPool, databaseOf, DatabaseFailure } from '../database';
import { loadEnvironmentFile } from '../environment-file';
import { createLogger } from '../logger';
import { endIdleSessions } from '../sessions';
import { startOrExit } from '../start-or-exit';

startOrExit(() => {
  loadEnvironmentFile();
  void cleanUpSessions(readJobConfig(process.env));
});

// The cut-off is a duration with its unit (`30d`). A number alone counts milliseconds, so that 30, meant as days, ends nearly all sessions.
async function cleanUpSessions({ maxIdleMs, database, logLevel }: JobConfig): Promise<void> {
  const log = createLogger(logLevel);
  const pool = createPool({ ...database, poolMax: 1 }, log);
  try {
    const deactivated = await endIdleSessions(databaseOf(pool), maxIdleMs);
    log.info({ deactivated, maxIdleMs }, 'sessions cleaned up');
  } catch (thrown) {
    if (!(thrown instanceof DatabaseFailure)) throw thrown;
    log.error(`❌ Session clean-up failed: database ${thrown.code}`);
    process.exitCode = 1;
  }
  await pool.end();
}
