// PostgreSQL's settings for data that nobody will miss, who may connect how, and the names in every cluster.

/** The database that holds the schema, to be copied by `CREATE DATABASE … TEMPLATE … STRATEGY file_copy`, the faster one here. */
export const TEMPLATE_DATABASE = 'chaos401_template';

/** Owns all that the schema makes; cannot log in. Roles that are to work with it are made `IN ROLE` this one. */
export const SCHEMA_ROLE = 'chaos401_owner';

/** In milliseconds and megabytes where PostgreSQL's own units are used. */
const SETTINGS: Readonly<Record<string, string | number | boolean>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // 32 lanes, each with a process or two and their pools.
  max_connections: 400,
  shared_buffers: '16MB',
  fsync: false,
  // What was committed outlives an immediate stop; without fsync it costs nothing.
  synchronous_commit: true,
  full_page_writes: false,
  wal_level: 'minimal',
  max_wal_senders: 0,
  // Segments kept for later use would be copied into every run.
  wal_recycle: false,
  min_wal_size: '2MB',
  autovacuum: false,
  jit: false,
  bgwriter_lru_maxpages: 0,
  max_worker_processes: 0,
  max_parallel_workers: 0,
  max_logical_replication_workers: 0,
  io_method: 'sync',
  // In the data directory, so that it goes with it; the default leaves files in /dev/shm behind a crash.
  dynamic_shared_memory_type: 'mmap',
  huge_pages: false,
  password_encryption: 'scram-sha-256',
  // All passwords are random and long: rounds that slow down guessing would only slow down connecting.
  scram_iterations: 1,
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: false,
};

export const POSTGRESQL_CONF = Object.entries(SETTINGS)
  .map(
    ([name, value]) => `${name} = '${typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)}'\n`,
  )
  .join('');

/** TCP on loopback with a password, for everybody, and nothing else. */
export const PG_HBA_CONF = 'host all all 127.0.0.1/32 scram-sha-256\n';
