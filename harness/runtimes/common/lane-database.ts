// The database of one lane: a copy of the template with a role of its own, reached directly, past the fault proxy.

import { escapeIdentifier, escapeLiteral } from 'pg';

import type { DatabaseSession, LaneDatabase } from '../../contract/database';
import type { ClusterAccess } from './cluster-access';
import { openDatabaseSession } from './database-session';
import { randomSecret } from './random-secret';

/** Known before the database is there, so that the target can be started meanwhile. */
export interface LaneCredentials {
  readonly database: string;
  readonly role: string;
  readonly password: string;
}

export interface OpenedDatabase extends LaneDatabase {
  close(): Promise<void>;
}

export function laneCredentials(lane: string): LaneCredentials {
  const name = `chaos401_${lane.replace(/\W/g, '_')}`;
  return { database: name, role: name, password: randomSecret() };
}

export function databaseUrl(
  { database, role, password }: LaneCredentials,
  { host, port }: { readonly host: string; readonly port: number },
  parameters?: string,
): string {
  const behind = parameters === undefined ? '' : `?${parameters}`;
  return `postgres://${role}:${password}@${host}:${port}/${database}${behind}`;
}

export async function openLaneDatabase(
  cluster: ClusterAccess,
  credentials: LaneCredentials,
): Promise<OpenedDatabase> {
  const { database, role, password } = credentials;
  const { superuser, power } = cluster;
  const [databaseName, roleName] = [escapeIdentifier(database), escapeIdentifier(role)];
  await cluster.query(
    `CREATE ROLE ${roleName} LOGIN NOSUPERUSER PASSWORD ${escapeLiteral(password)} IN ROLE ${escapeIdentifier(cluster.ownerRole)}`,
  );
  // The role's own: a backend may make its tables itself.
  await cluster.query(
    `CREATE DATABASE ${databaseName} OWNER ${roleName} TEMPLATE ${escapeIdentifier(cluster.template)} STRATEGY file_copy`,
  );

  const sessions = new Set<DatabaseSession>();
  const open = async (login: { user: string; password: string }): Promise<DatabaseSession> => {
    const opened = await openDatabaseSession({ host: cluster.host, port: cluster.port, database, ...login });
    const session: DatabaseSession = {
      query: (sql, parameters) => opened.query(sql, parameters),
      close() {
        sessions.delete(session);
        return opened.close();
      },
    };
    sessions.add(session);
    return session;
  };
  let own = await open(superuser);
  return {
    name: database,
    role,
    get url() {
      return databaseUrl(credentials, cluster);
    },
    get direct() {
      return { host: cluster.host, port: cluster.port };
    },
    ...(cluster.logPath === undefined ? {} : { logPath: cluster.logPath }),
    query: (sql, parameters) => own.query(sql, parameters),
    openSession: () => open(superuser),
    openSessionAsRole: () => open({ user: role, password }),
    async changePassword(to) {
      const next = to === 'its own' ? password : randomSecret();
      await own.query(`ALTER ROLE ${roleName} PASSWORD ${escapeLiteral(next)}`);
    },
    ...(power === undefined
      ? {}
      : {
          smartShutdown: () => power.smartShutdown(),
          async startAgain() {
            if (!(await power.startAgain())) return;
            await closeAll(sessions);
            own = await open(superuser);
          },
        }),
    close: () => closeAll(sessions),
  };
}

async function closeAll(sessions: ReadonlySet<DatabaseSession>): Promise<void> {
  await Promise.all([...sessions].map((session) => session.close()));
}
