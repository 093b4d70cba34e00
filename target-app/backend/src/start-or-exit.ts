// Runs a process's start; a wrong configuration ends it with one readable line.

import { ConfigError } from './config';
import { createLogger } from './logger';

export function startOrExit(start: () => void): void {
  try {
    start();
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    createLogger('fatal').fatal(`Failed to start: ${thrown.message}. Correct the environment.`);
    process.exit(1);
  }
}
