import { setPostgresEnvironmentAside } from './postgres-environment';

const OTHERS = { PG: '1', PATH: '/bin', XPGHOST: 'x' };
const ALL = { PGSSLMODE: 'require', PGHOST: 'db', PGREPLICATION: 'database', ...OTHERS };

describe('what tells a client where and how to connect', () => {
  test('is set aside, and nothing else, until it is put back', () => {
    const environment: NodeJS.ProcessEnv = { ...ALL };
    const putBack = setPostgresEnvironmentAside(environment);
    expect(environment).toEqual(OTHERS);
    putBack();
    expect(environment).toEqual(ALL);
  });

  test('is put back by the last of several runs, however often each says so', () => {
    const environment: NodeJS.ProcessEnv = { ...ALL };
    const [first, second] = [
      setPostgresEnvironmentAside(environment),
      setPostgresEnvironmentAside(environment),
    ];
    first();
    first();
    expect(environment).toEqual(OTHERS);
    second();
    expect(environment).toEqual(ALL);
  });
});
