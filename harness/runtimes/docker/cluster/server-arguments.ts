// PostgreSQL's settings for data that nobody will miss, as arguments of its program.

const SETTINGS: Readonly<Record<string, string>> = {
  // 32 lanes, each with a process or two and their pools.
  max_connections: '400',
  shared_buffers: '16MB',
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  max_parallel_workers: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  password_encryption: 'scram-sha-256',
  // All passwords are random and long: rounds that slow down guessing would only slow down connecting.
  scram_iterations: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

export const SERVER_COMMAND: readonly string[] = [
  'postgres',
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
