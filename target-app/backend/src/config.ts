// Everything that the environment decides, read once at start and checked as a whole.

import ms from 'ms';
import { environmentFaults } from './environment-rules';

export interface Config {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  readonly logLevel: string;
  /** Null where `JWT_SECRET` is missing or empty: the process serves all the same and says so in every answer. */
  readonly jwtSecret: string | null;
  /** As jsonwebtoken reads it: a text without a unit counts milliseconds. */
  readonly jwtExpiresIn: string;
  readonly sessionTtlMs: number;
  readonly cors: CorsConfig;
  readonly database: DatabaseConfig;
  /** Whether a session may be replaced by a fresh one before its token expires. */
  readonly tokenRefresh: boolean;
  /** Whether the sessions table has a health route of its own. */
  readonly healthSessions: boolean;
}

/** What the clean-up job reads. */
export interface JobConfig {
  readonly logLevel: string;
  /** A session without activity for longer than this is ended. */
  readonly maxIdleMs: number;
  readonly database: DatabaseConfig;
}

export interface CorsConfig {
  readonly origins: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly preflightContinue: boolean;
}

export interface DatabaseConfig {
  /** Undefined leaves the choice to the PG* variables. */
  readonly url: string | undefined;
  readonly poolMax: number;
  readonly connectTimeoutMs: number;
  readonly queryTimeoutMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const MAX_PORT = 65_535;
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Far beyond any session; the database's own time has an end too (PostgreSQL manual, §8.5). */
const MAX_DURATION = '100y';

/** Throws one `ConfigError` that lists every variable at fault; with `VALIDATE_ENV`, also those that would only fail later. */
export function readConfig(environment: Environment): Config {
  const read = new Reader(environment);
  const config: Config = {
    host: read.text('HOST', '127.0.0.1'),
    port: read.integer('PORT', 3001, { min: 0, max: MAX_PORT }),
    logLevel: read.choice('LOG_LEVEL', 'info', LOG_LEVELS),
    jwtSecret: environment.JWT_SECRET || null,
    jwtExpiresIn: read.durationText('JWT_EXPIRES_IN', '1d'),
    sessionTtlMs: read.durationMs('SESSION_TTL', '1d'),
    cors: {
      origins: read.list('FRONTEND_URL', ''),
      allowedHeaders: read.list('CORS_ALLOWED_HEADERS', 'authorization,content-type'),
      preflightContinue: read.flag('CORS_PREFLIGHT_CONTINUE'),
    },
    database: readDatabase(read),
    tokenRefresh: read.flag('TOKEN_REFRESH'),
    healthSessions: read.flag('HEALTH_SESSIONS'),
  };
  if (read.flag('VALIDATE_ENV')) read.refuse(environmentFaults(environment));
  read.finish();
  return config;
}

/** Throws like `readConfig`. */
export function readJobConfig(environment: Environment): JobConfig {
  const read = new Reader(environment);
  const config: JobConfig = {
    logLevel: read.choice('LOG_LEVEL', 'info', LOG_LEVELS),
    maxIdleMs: read.durationMs('SESSION_CLEANUP_MAX_IDLE', '30d'),
    database: readDatabase(read),
  };
  read.finish();
  return config;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function readDatabase(read: Reader): DatabaseConfig {
  return {
    url: read.text('DATABASE_URL', '') || undefined,
    poolMax: read.integer('DB_POOL_MAX', 10, { min: 1, max: 10_000 }),
    connectTimeoutMs: read.integer('DB_CONNECT_TIMEOUT_MS', 2_000, { min: 1, max: MAX_TIMER_MS }),
    queryTimeoutMs: read.integer('DB_QUERY_TIMEOUT_MS', 5_000, { min: 1, max: MAX_TIMER_MS }),
  };
}

class Reader {
  private readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** An empty variable counts as one that is not set. */
  text(name: string, fallback: string): string {
    return this.environment[name] || fallback;
  }

  list(name: string, fallback: string): string[] {
    return this.text(name, fallback)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  choice(name: string, fallback: string, choices: readonly string[]): string {
    const value = this.text(name, fallback);
    if (!choices.includes(value)) this.faults.push(`${name} is none of ${choices.join(', ')} (${value})`);
    return value;
  }

  /** Off unless it says otherwise. */
  flag(name: string): boolean {
    return this.choice(name, 'false', ['true', 'false']) === 'true';
  }

  integer(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
    const text = this.text(name, String(fallback));
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      this.faults.push(`${name} is no whole number from ${min} to ${max} (${text})`);
    return value;
  }

  durationText(name: string, fallback: string): string {
    this.durationMs(name, fallback);
    return this.text(name, fallback);
  }

  durationMs(name: string, fallback: string): number {
    const text = this.text(name, fallback);
    const value: number | undefined = text.length <= 100 ? ms(text as ms.StringValue) : undefined;
    if (value === undefined || Number.isNaN(value)) {
      this.faults.push(`${name} is no duration such as 1s, 15m or 1d (${text})`);
      return 0;
    }
    // Below zero a login is born expired, and the clean-up job ends every session.
    if (value < 0 || value > ms(MAX_DURATION))
      this.faults.push(`${name} is no duration from 0 to ${MAX_DURATION} (${text})`);
    return value;
  }

  refuse(faults: readonly string[]): void {
    this.faults.push(...faults);
  }

  finish(): void {
    if (this.faults.length > 0) throw new ConfigError(this.faults.join('; '));
  }
}
