import { readConfig, readJobConfig } from './config';

describe('the configuration', () => {
  test('has a default for everything but the secret and the database', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3001,
      logLevel: 'info',
      jwtSecret: null,
      jwtExpiresIn: '1d',
      sessionTtlMs: 86_400_000,
      cors: { origins: [], allowedHeaders: ['authorization', 'content-type'], preflightContinue: false },
      database: { url: undefined, poolMax: 10, connectTimeoutMs: 2_000, queryTimeoutMs: 5_000 },
      tokenRefresh: false,
      healthSessions: false,
    });
  });

  test('keeps the secret exactly, and takes an empty one for none', () => {
    expect(readConfig({ JWT_SECRET: ' s\n' }).jwtSecret).toBe(' s\n');
    expect(readConfig({ JWT_SECRET: '' }).jwtSecret).toBeNull();
  });

  test('hands the lifetime on as text, for a number alone means milliseconds to jsonwebtoken', () => {
    expect(readConfig({ JWT_EXPIRES_IN: '900' }).jwtExpiresIn).toBe('900');
    expect(readConfig({ SESSION_TTL: '15m' }).sessionTtlMs).toBe(900_000);
    expect(readJobConfig({ SESSION_CLEANUP_MAX_IDLE: '30' }).maxIdleMs).toBe(30);
  });

  test.each(['-1d', '-1', '-0.001ms', '100.1y', '1000000y'])(
    'refuses %s as a duration, which no session and no clean-up could live with',
    (duration) => {
      const why = `is no duration from 0 to 100y (${duration})`;
      expect(() => readConfig({ SESSION_TTL: duration })).toThrow(`SESSION_TTL ${why}`);
      expect(() => readConfig({ JWT_EXPIRES_IN: duration })).toThrow(`JWT_EXPIRES_IN ${why}`);
      const job = () => readJobConfig({ SESSION_CLEANUP_MAX_IDLE: duration });
      expect(job).toThrow(`SESSION_CLEANUP_MAX_IDLE ${why}`);
    },
  );

  test('takes durations from none at all to a century', () => {
    expect(readConfig({ SESSION_TTL: '0' }).sessionTtlMs).toBe(0);
    expect(readConfig({ SESSION_TTL: '100y' }).sessionTtlMs).toBe(100 * 365.25 * 86_400_000);
    expect(readConfig({ JWT_EXPIRES_IN: '100y' }).jwtExpiresIn).toBe('100y');
    expect(readJobConfig({ SESSION_CLEANUP_MAX_IDLE: '0' }).maxIdleMs).toBe(0);
  });

  test('splits lists at commas', () => {
    const { cors } = readConfig({ FRONTEND_URL: 'https://a.example, https://b.example,' });
    expect(cors.origins).toEqual(['https://a.example', 'https://b.example']);
  });

  test('with VALIDATE_ENV, refuses a secret with white space around it, and never shows it', () => {
    const environment = { VALIDATE_ENV: 'true', DATABASE_URL: 'x', FRONTEND_URL: 'x', JWT_SECRET: 'hush\n' };
    const fault = () => readConfig(environment);
    expect(fault).toThrow('JWT_SECRET begins or ends with white space');
    expect(fault).not.toThrow('hush');
    expect(readConfig({ ...environment, JWT_SECRET: 'hush' }).jwtSecret).toBe('hush');
  });

  test('is refused with all its faults at once', () => {
    const faulty = {
      PORT: '70000',
      SESSION_TTL: 'soon',
      DB_POOL_MAX: '0',
      LOG_LEVEL: 'loud',
      JWT_EXPIRES_IN: 'x',
    };
    const fault = () => readConfig(faulty);
    expect(fault).toThrow('PORT is no whole number from 0 to 65535 (70000)');
    expect(fault).toThrow('SESSION_TTL is no duration such as 1s, 15m or 1d (soon)');
    expect(fault).toThrow('DB_POOL_MAX');
    expect(fault).toThrow('LOG_LEVEL');
    expect(fault).toThrow('JWT_EXPIRES_IN');
  });
});
