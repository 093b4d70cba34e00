// PostgreSQL's settings where it runs beside us, and who may connect how.

import { CLUSTER_SETTINGS } from '../../common/cluster-settings';

const SETTINGS: Readonly<Record<string, string>> = {
  ...CLUSTER_SETTINGS,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // What was committed outlives an immediate stop; without fsync it costs nothing.
  synchronous_commit: 'on',
  // Segments kept for later use would be copied into every run.
  wal_recycle: 'off',
  min_wal_size: '2MB',
  bgwriter_lru_maxpages: '0',
  max_worker_processes: '0',
  // In the data directory, so that it goes with it; the default leaves files in /dev/shm behind a crash.
  dynamic_shared_memory_type: 'mmap',
  huge_pages: 'off',
  lc_messages: 'C',
  log_checkpoints: 'off',
};

export const POSTGRESQL_CONF = Object.entries(SETTINGS)
  .map(([name, value]) => `${name} = '${value}'\n`)
  .join('');

/** TCP on loopback with a password, for everybody, and nothing else. */
export const PG_HBA_CONF = 'host all all 127.0.0.1/32 scram-sha-256\n';
