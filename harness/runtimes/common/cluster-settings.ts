// PostgreSQL's settings for data that nobody will miss, wherever it runs, and how its clusters are initialised.

/** A change of text or order makes every cluster that was prepared before useless. */
export const CLUSTER_SETTINGS: Readonly<Record<string, string>> = {
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

/** Small segments, since each cluster copies what it writes to. The builtin provider is the same on every machine, whatever locales that has. */
export const INITDB_ARGUMENTS: readonly string[] = [
  '--no-sync',
  '--no-instructions',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--wal-segsize=1',
  '-c',
  'min_wal_size=2MB',
];
