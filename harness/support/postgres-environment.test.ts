import { forgetPostgresEnvironment } from './postgres-environment';

test('what tells a client where and how to connect is forgotten, and nothing else', () => {
  const environment = {
    PGSSLMODE: 'require',
    PGHOST: 'db',
    PGREPLICATION: 'database',
    PG: '1',
    PATH: '/bin',
    XPGHOST: 'x',
  };
  forgetPostgresEnvironment(environment);
  expect(environment).toEqual({ PG: '1', PATH: '/bin', XPGHOST: 'x' });
});
