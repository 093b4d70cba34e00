// The database: one pool, and what may go wrong with it told apart from what may go wrong with a query.

import pg from 'pg';
import { Refusal } from './refusal.js';

export function openDatabase(options, log) {
  const pool = new pg.Pool({ allowExitOnIdle: true, ...options });
  pool.on('error', (error) => log.warn(`idle database connection lost: ${error.message}`));
  return {
    async query(sql, parameters) {
      try {
        return (await pool.query(sql, parameters)).rows;
      } catch (error) {
        if (isAway(error)) throw new Refusal(503, 'try_again_later', `database: ${error.message}`);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** Node's own codes, pg's timeouts and ends, which have none, and the SQLSTATE classes 08, 28, 53 and 57. */
function isAway({ code, message }) {
  if (code === undefined) return /timeout|terminated/i.test(message);
  return /^E[A-Z]+$/.test(code) || /^(08|28|53|57)/.test(code);
}
