import { z } from 'zod';

const wholeNumber = z.coerce.number().int().positive();

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber.default(3000),
  ALLOWED_ORIGIN: z.string().default('http://localhost:4100'),
  LOG_LEVEL: z.string().default('info'),
  DATABASE_URL: z.string(),
  PG_POOL_MAX: wholeNumber.default(10),
  PG_CONNECT_TIMEOUT_MS: wholeNumber.default(5_000),
  PG_QUERY_TIMEOUT_MS: wholeNumber.default(10_000),
  JWT_SECRET: z.string().default(''),
  BCRYPT_ROUNDS: wholeNumber.default(10),
  TOKEN_LIFETIME: wholeNumber.default(86_400),
  DEVICE_LIFETIME: wholeNumber.default(2_592_000),
});

export type Settings = z.infer<typeof settings>;

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return settings.parse(env);
}
