// The variables by which a shell tells PostgreSQL's clients where and how to connect (PostgreSQL manual, §32.15).

/** A run connects to servers of its own, which want none of it: `PGSSLMODE=require` alone would keep it from them. */
export function forgetPostgresEnvironment(environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(environment)) if (/^PG[A-Z]/.test(name)) delete environment[name];
}
