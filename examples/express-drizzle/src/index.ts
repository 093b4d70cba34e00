import { pino } from 'pino';
import { makeApp } from './app';
import { openDatabase } from './database';
import { readSettings } from './settings';

const settings = readSettings(process.env);
const logger = pino({ level: settings.LOG_LEVEL, base: null });

/** Whoever runs this service starts it again; it comes up once the database is there. */
function onLoss(error: Error): never {
  const { cause = error } = error;
  logger.fatal(`the database is away: ${(cause as Error).message}`);
  process.exit(1);
}

async function main(): Promise<void> {
  const database = await openDatabase(settings, onLoss).catch(onLoss);
  const app = makeApp({ settings, database, logger, onLoss });
  const server = app.listen(settings.PORT, settings.HOST, () => logger.info('listening'));
  process.once('SIGTERM', () => server.close(() => process.exit(0)));
}

void main();
