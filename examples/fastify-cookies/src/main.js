// Starts the server, and ends it when it is told to.

import { makeApp } from './app.js';
import { openDatabase } from './database.js';
import { makeLog } from './log.js';
import { readSettings } from './settings.js';

const log = makeLog();
const settings = readSettings(process.env);
const database = openDatabase(settings.database, log);
const app = await makeApp({ settings, database, log });

log.info(`listening at ${await app.listen({ host: settings.host, port: settings.port })}`);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    log.info(`ends by ${signal}`);
    await app.close();
    await database.close();
  });
