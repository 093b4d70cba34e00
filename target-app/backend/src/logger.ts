// One JSON object a line on standard output, written before the call returns, so that no line is lost when the process ends.

import pino from 'pino';

export type Logger = pino.Logger;

/** `destination` is standard output unless a test hands in something else. */
export function createLogger(
  level: string,
  destination: pino.DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  return pino(
    {
      level,
      // Process id and host name differ from one deployment to the next and say nothing about a request.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
}
