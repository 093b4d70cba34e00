// The same evidence as another backend would give it: with other words, other tables and other variables.

import { GUIDE_NAMES } from '../checks/guide-names';
import type { Clues, ColumnName, Names, VariableName } from '../contract/clues';
import type { LogRecord } from '../contract/log';

export type Disguise = (clues: Clues) => Clues;

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  'as it is': (clues) => clues,
  'with its messages reworded': reworded,
  'with its tables, columns and variables renamed': renamed,
  'reworded and renamed': (clues) => reworded(renamed(clues)),
};

/** No word of the messages is left, but for the codes of database errors; nobody has configured the new ones. */
function reworded(clues: Clues): Clues {
  const { answer, log, names } = clues;
  return {
    ...clues,
    names: { ...names, messages: {} },
    ...(answer && {
      answer: {
        ...answer,
        response: {
          ...answer.response,
          headers: { ...answer.response.headers, 'www-authenticate': 'Bearer realm="elsewhere"' },
          body: { message: 'Please sign in.' },
        },
      },
    }),
    ...(log && { log: log.map(rewordedRecord) }),
  };
}

function rewordedRecord(record: LogRecord): LogRecord {
  if (record.level === 'info') return record;
  const code = / database (\w+)$/.exec(record.message)?.[1];
  return {
    ...record,
    message: code === undefined ? 'turned away' : `turned away, storage said ${code}`,
    fields: { ...record.fields, reason: 'r-1' },
  };
}

const TABLES = { sessions: 'logins', users: 'people' } as const;
const COLUMNS: Readonly<Record<ColumnName, string>> = {
  id: 'ref',
  email: 'mail',
  role: 'kind',
  status: 'state',
  token: 'bearer',
  userId: 'personRef',
  isActive: 'enabled',
  expiresAt: 'validUntil',
  createdAt: 'madeAt',
  lastActive: 'seenAt',
};
const VARIABLES: Readonly<Record<VariableName, string>> = {
  secret: 'TOKEN_KEY',
  tokenLifetime: 'TOKEN_LIFE',
  sessionLifetime: 'LOGIN_LIFE',
  origins: 'WEB_ORIGINS',
  databaseUrl: 'STORAGE',
  environment: 'STAGE',
  connectTimeoutMs: 'STORAGE_CONNECT_MS',
  queryTimeoutMs: 'STORAGE_QUERY_MS',
};
const OF_SESSIONS = ['id', 'token', 'userId', 'isActive', 'expiresAt', 'lastActive', 'createdAt'] as const;
const OF_USERS = ['id', 'email', 'role', 'isActive', 'status', 'createdAt'] as const;

/** The database itself shows its tables under other names. */
function renamed(clues: Clues): Clues {
  const { select, environment, dotenv, names } = clues;
  const views = `WITH ${viewOf('sessions', OF_SESSIONS)}, ${viewOf('users', OF_USERS)} `;
  return {
    ...clues,
    names: { ...names, tables: TABLES, columns: COLUMNS, variables: VARIABLES } satisfies Names,
    ...(select && {
      select: ({ sql, parameters }) => select({ sql: views + sql, ...(parameters && { parameters }) }),
    }),
    ...(environment && { environment: renamedKeys(environment) }),
    ...(dotenv && { dotenv: renamedKeys(dotenv) }),
  };
}

function viewOf(table: keyof typeof TABLES, columns: readonly ColumnName[]): string {
  const renamings = columns.map((column) => `${GUIDE_NAMES.columns[column]} AS ${COLUMNS[column]}`);
  return `${TABLES[table]} AS (SELECT ${renamings.join(', ')} FROM ${GUIDE_NAMES.tables[table]})`;
}

function renamedKeys(variables: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.entries(GUIDE_NAMES.variables) as [VariableName, string][];
  const byOldName = new Map(names.map(([role, name]) => [name, VARIABLES[role]]));
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [byOldName.get(name) ?? name, value]),
  );
}
