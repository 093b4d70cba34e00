// The server process: reads the environment, puts the parts together and listens until a signal ends it.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import { readConfig } from './config';
import { corsMiddleware } from './cors';
import { createPool, databaseOf } from './database';
import { loadEnvironmentFile } from './environment-file';
import { secretFingerprint } from './fingerprint';
import { listenFailure } from './listen-failure';
import { createLogger } from './logger';
import { shutDownOnSignal } from './shutdown';
import { startOrExit } from './start-or-exit';

/** Longer than a proxy in front keeps an idle connection, lest it send a request into one that is just closing. */
const KEEP_ALIVE_MS = 75_000;

startOrExit(() => {
  loadEnvironmentFile();
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  if (config.jwtSecret !== null)
    log.info({ secretFingerprint: secretFingerprint(config.jwtSecret) }, 'JWT_SECRET loaded');

  const pool = createPool(config.database, log);
  const crossOrigin = corsMiddleware(config.cors);
  const app = createApp({ config, database: databaseOf(pool), pool, log, crossOrigin });
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.once('error', (error) => {
    log.fatal(listenFailure(error, config));
    process.exit(1);
  });
  shutDownOnSignal({ server, pool, log, database: config.database });
  server.listen(config.port, config.host, () => {
    const { address, port } = server.address() as AddressInfo;
    log.info({ host: address, port }, 'listening');
  });
});
