// What the environment says, read once.

export function readSettings(env) {
  return {
    host: env.HOST ?? '127.0.0.1',
    port: number(env, 'PORT', 3000),
    webOrigin: env.WEB_ORIGIN ?? 'http://localhost:5173',
    secureCookies: env.NODE_ENV === 'production',
    accessSecret: env.ACCESS_TOKEN_SECRET ?? '',
    refreshSecret: env.REFRESH_TOKEN_SECRET ?? '',
    accessLifetime: env.ACCESS_TOKEN_LIFETIME ?? '15 minutes',
    loginLifetime: env.LOGIN_LIFETIME ?? '30 days',
    database: {
      connectionString: env.DATABASE_URL,
      max: number(env, 'DATABASE_POOL_SIZE', 10),
      connectionTimeoutMillis: number(env, 'DATABASE_CONNECT_TIMEOUT', 5_000),
      query_timeout: number(env, 'DATABASE_QUERY_TIMEOUT', 10_000),
    },
  };
}

function number(env, name, otherwise) {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isFinite(value)) throw new Error(`${name} is not a number: ${env[name]}`);
  return value;
}
