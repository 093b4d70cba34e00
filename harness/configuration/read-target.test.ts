import { SAMPLE_CAUSE } from '../reporters/sample-report';
import { SAMPLE_CONFIGURATION } from '../testing/sample-target';
import { readTarget } from './read-target';

const { database, process, signIn } = SAMPLE_CONFIGURATION;
const CONVENTIONAL = {
  process: { command: ['node', 'dist/server.js'] },
  database: {},
  signIn: { path: '/login', token: '/token' },
  probe: '/me',
};

describe("a target's configuration", () => {
  test('is read where it is right', () => {
    expect(readTarget(SAMPLE_CONFIGURATION, { causes: [SAMPLE_CAUSE] })).toMatchObject({ name: 'sample' });
  });

  test.each([
    ['secretFingerprint', 'fingerprintOf'],
    ['fingerprintOf', 'secretFingerprint'],
  ])('may not have log.%s without log.%s', (given, missing) => {
    const half = { ...SAMPLE_CONFIGURATION, log: { parse: () => null, [given]: () => null } };
    expect(() => readTarget(half)).toThrow(
      `log.${missing}: is missing, though log.${given} is there; give both or neither`,
    );
  });

  test('of a few lines is made complete by convention', () => {
    const target = readTarget(CONVENTIONAL, {
      file: '/srv/shop/chaos401.config.ts',
      env: { PATH: '/bin', X: 'x' },
    });
    expect(target).toMatchObject({
      name: 'shop',
      root: '/srv/shop',
      process: {
        program: { kind: 'command', argv: ['node', 'dist/server.js'], directory: '/srv/shop' },
        environment: { PATH: '/bin' },
        health: { path: '/me', deadlineMs: 30_000 },
      },
      variables: { host: 'HOST', port: 'PORT', databaseUrl: 'DATABASE_URL', secret: 'JWT_SECRET' },
      database: { schema: { files: [] }, states: {} },
      token: { in: 'header', name: 'authorization', scheme: 'Bearer' },
      probe: { name: 'probe', method: 'GET', path: '/me' },
      otherwise: 'class',
    });
    expect(target.process.health.statuses).toContain(401);
    expect(target.process.health.statuses).not.toContain(503);
  });

  test('is refused with all its faults at once', () => {
    const wrong = {
      ...SAMPLE_CONFIGURATION,
      probe: undefined,
      root: 'relative',
      origin: 'http://localhost:3000/',
      variables: { secrett: 'SECRET' },
      token: { in: 'header' },
      metrics: { ...(SAMPLE_CONFIGURATION.metrics as object), path: 'metrics' },
      healthy: true,
    };
    const message = refusalOf(wrong, 'target-app/target.ts');
    expect(message).toContain('Failed to read the target definition');
    expect(message).toContain('(target-app/target.ts)');
    expect(message).toContain('root: must be an absolute path');
    expect(message).toContain('origin: must be an origin');
    expect(message).toContain('variables: has the unknown key "secrett" (did you mean "secret"?)');
    expect(message).toContain('token.name: is missing');
    expect(message).toContain('metrics.path: must be a path that starts with "/"');
    expect(message).toContain('probe: is missing');
    expect(message).toContain('the definition: has the unknown key "healthy"');
  });

  test('is refused by the form that each part is meant to have', () => {
    const message = refusalOf({
      process: { comand: ['node'], health: { pat: '/up', deadlineMs: 1 } },
      database: { seed: { sq: '' }, states: { sessionRevokd: 'UPDATE', userDeleted: { apply: 1 } } },
      signIn: { path: 'login', token: 'token' },
      signUp: [{ path: '/register', keep: { code: 'code' } }],
      probe: [{ path: '/me' }],
      log: { json: { lvl: 'lvl' } },
      looks: { healthy: { status: 'fine' } },
    });
    expect(message).toContain('process.command: is missing');
    expect(message).toContain('process: has the unknown key "comand" (did you mean "command"?)');
    expect(message).toContain('process.health: has the unknown key "pat" (did you mean "path"');
    expect(message).toContain('has the unknown key "deadlineMs" (known: path, statuses, line, seconds)');
    expect(message).toContain('database.seed: has the unknown key "sq" (did you mean "sql"?)');
    expect(message).toContain(
      'database.states: has the unknown key "sessionRevokd" (did you mean "sessionRevoked"',
    );
    expect(message).toContain('database.states.userDeleted.apply: must be of type string, not number');
    expect(message).toContain('signIn.path: must be a path that starts with "/"');
    expect(message).toContain('signIn.token: must be a JSON pointer');
    expect(message).toContain('signUp[0].keep.code: must be a JSON pointer');
    expect(message).toContain('probe[0].name: is missing');
    expect(message).toContain('log.json: has the unknown key "lvl" (did you mean "level"?)');
    expect(message).toContain('looks.healthy.status: must be a status');
  });

  test('may not name an image, or what one is built from, as its process: no runtime starts one', () => {
    const message = refusalOf({ ...CONVENTIONAL, process: { image: 'shop:1' } });
    expect(message).toContain('process.command: is missing');
    expect(message).toContain('process: has the unknown key "image"');
  });

  test('may say how a condition looks at its one probe, by that probe’s name', () => {
    const looks = { 'token-expired#me': { status: 401 } };
    const named = { ...CONVENTIONAL, probe: { name: 'me', path: '/me' }, looks };
    expect(readTarget(named, { causes: [SAMPLE_CAUSE], env: {} }).probe.name).toBe('me');
    expect(refusalOf({ ...named, probe: '/me' })).toContain('there is no probe "me"');
  });

  test.each(['g', 'y'])('may not have a regular expression that remembers (%s)', (flag) => {
    const health = { line: new RegExp('ready', flag) };
    expect(refusalOf({ ...CONVENTIONAL, process: { ...CONVENTIONAL.process, health } })).toContain(
      'process.health.line: must be without the flags g and y',
    );
  });

  test.each(['g', 'y'])('may not have one in a look that remembers either, however deep (%s)', (flag) => {
    const expression = new RegExp('ready', flag);
    const message = refusalOf({
      ...CONVENTIONAL,
      looks: {
        healthy: { headers: { 'x-a': expression }, body: { list: [{ why: expression }] } },
        'token-expired': { body: expression, logs: [{ level: 'warn', err: { msg: expression } }] },
      },
    });
    for (const at of [
      'healthy.headers.x-a',
      'healthy.body.list[0].why',
      'token-expired.body',
      'token-expired.logs[0].err.msg',
    ])
      expect(message).toContain(`looks.${at}: must be without the flags g and y`);
  });

  test('is refused where it is no object at all', () => {
    expect(refusalOf(undefined)).toContain('the definition: is missing');
  });

  test('is refused where a variable that it names is not set, each by its key', () => {
    const message = refusalOf({
      ...CONVENTIONAL,
      process: { ...CONVENTIONAL.process, environment: { KEY: { env: 'NOT_THERE' } } },
      people: { user: { password: { env: 'NEITHER' } } },
    });
    expect(message).toContain('process.environment.KEY: the variable NOT_THERE is not set');
    expect(message).toContain('people.user.password: the variable NEITHER is not set');
  });

  test.each([
    ['secretFingerprint', 'fingerprintOf'],
    ['fingerprintOf', 'secretFingerprint'],
  ])('may not have log.%s without log.%s', (given, missing) => {
    const half = { ...CONVENTIONAL, log: { parse: () => null, [given]: () => null } };
    expect(refusalOf(half)).toContain(
      `log.${missing}: is missing, though log.${given} is there; give both or neither`,
    );
  });

  test('may not say how a condition looks, or does not apply, that no scenario knows', () => {
    const message = refusalOf({
      process,
      database,
      signIn,
      probe: '/me',
      looks: { 'token-expird': { status: 401 }, 'token-expired#orders': { status: 401 } },
      notApplicable: { 'jwt-mismach/*': 'no' },
    });
    expect(message).toContain(
      'looks.token-expird: no scenario knows this condition (did you mean "token-expired"',
    );
    expect(message).toContain('looks.token-expired#orders: there is no probe "orders"');
    expect(message).toContain(
      'notApplicable.jwt-mismach/*: no scenario knows this variant (did you mean "jwt-mismatch/*"',
    );
  });
});

function refusalOf(configuration: unknown, file?: string): string {
  try {
    readTarget(configuration, {
      causes: [SAMPLE_CAUSE],
      env: {},
      ...(file === undefined ? {} : { file }),
    });
  } catch (thrown) {
    return String(thrown);
  }
  throw new Error('It was not refused.');
}
