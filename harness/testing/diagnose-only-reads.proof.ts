import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jwt from 'jsonwebtoken';
import { GUIDE_NAMES } from '../checks/guide-names';
import type { Diagnosis } from '../contract/diagnosis';
import { diagnose } from '../diagnose/diagnose';
import { openReadOnly } from '../diagnose/read-only-database';
import { clusterTemplate } from '../runtimes/embedded/postgres/cluster-template';
import { postgresBinaries } from '../runtimes/embedded/postgres/postgres-binaries';
import { startCluster, type Cluster } from '../runtimes/embedded/postgres/start-cluster';
import { cacheDirectory } from '../support/files/cache-directory';
import { openRunDirectory, type RunDirectory } from '../support/files/run-directory';
import { CASES } from './catalogue';

const LIMIT_MS = 60_000;
const SCHEMA = join(__dirname, '..', '..', 'target-app', 'backend', 'src', 'schema.sql');
const USER = randomUUID();
const EMAIL = 'user@example.com';
const TOKEN = jwt.sign({ userId: USER }, 'secret', { expiresIn: '1h' });

describe('diagnose, given a role that may write', () => {
  let folder: string;
  let run: RunDirectory;
  let cluster: Cluster;
  let url: string;
  let before: unknown;
  let diagnosis: Diagnosis;

  const admin = async (sql: string, parameters: unknown[] = []) =>
    (await cluster.admin.query<Record<string, unknown>>(sql, parameters)).rows;
  const content = async () => [
    await admin('SELECT * FROM users ORDER BY id'),
    await admin('SELECT * FROM sessions ORDER BY id'),
    await admin('SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables ORDER BY relname'),
  ];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'diagnose-only-reads-'));
    run = openRunDirectory();
    const binaries = await postgresBinaries({ cache: cacheDirectory(), run });
    const template = await clusterTemplate({
      schema: { key: 'guide', sql: readFileSync(SCHEMA, 'utf8') },
      binaries,
      cache: folder,
      run,
    });
    cluster = await startCluster({ template, run });
    const { port, superuser } = cluster;
    url = `postgres://${superuser.user}:${superuser.password}@127.0.0.1:${port}/chaos401_template`;
    await admin("INSERT INTO users (id, email, passwordHash) VALUES ($1, $2, 'x')", [USER, EMAIL]);
    await admin(
      "INSERT INTO sessions (id, token, userId, isActive, expiresAt) VALUES ($1, $2, $3, false, now() + interval '1 day')",
      [randomUUID(), TOKEN, USER],
    );
    await admin("ALTER SYSTEM SET log_statement = 'all'");
    await admin("ALTER SYSTEM SET log_line_prefix = '%a|'");
    await admin('SELECT pg_reload_conf()');
    before = await content();
    diagnosis = await diagnose({ names: GUIDE_NAMES, token: TOKEN, email: EMAIL, databaseUrl: url }, CASES);
  }, LIMIT_MS);

  afterAll(async () => {
    await cluster.stop();
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const statements = () =>
    readFileSync(cluster.logFile, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('chaos-401 diagnose|LOG:'))
      .map((line) => line.replace(/^.*?LOG: +(?:statement|execute [^:]*): /, ''));

  test('finds the cause by the rows', () => {
    expect(diagnosis.causes[0]?.id).toBe('session-revoked');
    const { status, found = [] } = diagnosis.steps[2] ?? {};
    expect(status).toBe('looked');
    expect(found.join('\n')).toContain('sessions.isActive is false');
    expect(found.join('\n')).toContain(`users has ${EMAIL}`);
    expect(JSON.stringify(diagnosis)).not.toContain(TOKEN);
  });

  test("sends, by PostgreSQL's own log, SELECTs alone, each in a read-only transaction with its limits", () => {
    const sent = statements();
    expect(sent.filter((sql) => sql.startsWith('SELECT')).length).toBeGreaterThan(5);
    const kinds = sent.map(
      (sql) => /^(?:BEGIN READ ONLY|SET LOCAL statement_timeout|SELECT|ROLLBACK)\b/.exec(sql)?.[0] ?? sql,
    );
    const transaction = ['BEGIN READ ONLY', 'SET LOCAL statement_timeout', 'SELECT', 'ROLLBACK'];
    expect(kinds).toEqual(kinds.map((_, index) => transaction[index % transaction.length]));
  });

  test('changes nothing', async () => {
    expect(await content()).toEqual(before);
  });

  test.each([
    'DELETE FROM users',
    'SELECT 1; DELETE FROM users',
    'WITH x AS (DELETE FROM users RETURNING 1) SELECT 1',
  ])('refuses "%s" before it is sent', async (sql) => {
    const database = await openReadOnly(url);
    await expect(database.select({ sql })).rejects.toThrow('diagnose only reads');
    await database.close();
    expect(statements().join('\n')).not.toContain('DELETE');
  });

  test('has the server refuse what a SELECT would write, and waits for no lock', async () => {
    const database = await openReadOnly(url);
    await admin('BEGIN');
    await admin('LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
    try {
      await expect(database.select({ sql: 'SELECT * FROM users' })).rejects.toMatchObject({ code: '55P03' });
    } finally {
      await admin('ROLLBACK');
    }
    const writing = "SELECT set_config('x.y', '1', false), nextval('s')";
    await admin('CREATE SEQUENCE s');
    await expect(database.select({ sql: writing })).rejects.toMatchObject({ code: '25006' });
    expect((await database.select({ sql: 'SELECT count(*)::int AS n FROM users' })).rows).toEqual([{ n: 1 }]);
    await database.close();
  });

  test.each([
    [
      'a wrong password',
      (right: string) => right.replace(/:[^:@]+@/, ':wrong-password@'),
      'password authentication failed',
    ],
    ['a database that is not there', (right: string) => right.replace(/[^/]+$/, 'nowhere'), 'does not exist'],
  ])('says %s in its step', async (_, wrong, why) => {
    const { steps } = await diagnose({ names: GUIDE_NAMES, token: TOKEN, databaseUrl: wrong(url) }, CASES);
    expect(steps[2]).toMatchObject({ status: 'failed' });
    expect(steps[2]?.found.join()).toContain(why);
    expect(JSON.stringify(steps)).not.toContain('wrong-password');
  });

  test('says missing tables and columns in its step', async () => {
    const names = { ...GUIDE_NAMES, tables: { sessions: 'logins', users: 'people' } };
    const tables = await diagnose({ names, token: TOKEN, email: EMAIL, databaseUrl: url }, CASES);
    expect(tables.steps[2]?.found.join('\n')).toContain('relation "people" does not exist');
    expect(tables.steps[2]?.found.join('\n')).toContain('--names FILE');
    const columns = { ...GUIDE_NAMES.columns, isActive: 'active' };
    const missing = await diagnose(
      { names: { ...GUIDE_NAMES, columns }, token: TOKEN, databaseUrl: url },
      CASES,
    );
    expect(missing.steps[2]?.found.join('\n')).toContain('column "active" does not exist');
  });
});
