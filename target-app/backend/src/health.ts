// Says that the process lives, and nothing about the database: a restart would not mend that.

import type { RequestHandler } from 'express';

export const health: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};
