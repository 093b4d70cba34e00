// The states of sessions that the columns of their table let one bring about.

import { guessed } from '../finding';
import type { Column } from './column';
import { columnLike, switched, switchLike } from './switched';
import type { Table } from './tables';
import type { States } from './user-states';

const OWNER = /^"?\w*(user|member|account|customer|author|owner|person)_?id"?$/i;
const OVER = /revoked|ended|invalidated|logged_?out|is_?active|active|valid/i;
const UNTIL = /expire|ends|valid_?until/i;
/** A row that holds the token itself is not there for one that was made elsewhere. */
const HOLDS_TOKEN = /token|hash|digest/i;

/** The column that names whose session it is. */
export function ownerOf({ columns }: Table): Column | null {
  return columnLike(columns, OWNER);
}

export function sessionStates(table: Table): States {
  const { name, columns, from } = table;
  const owner = ownerOf(table);
  const over = switchLike(columns, OVER);
  const until = switchLike(columns, UNTIL);
  if (owner === null) return {};
  const where = `${owner.name} = {{userId}}`;
  return {
    ...(over === null ? {} : { sessionRevoked: guessed(switched(name, over, where), from) }),
    ...(until === null
      ? {}
      : {
          sessionExpired: guessed(
            {
              apply: `UPDATE ${name} SET ${until.name} = now() - interval '1 hour' WHERE ${where}`,
              undo: `UPDATE ${name} SET ${until.name} = now() + interval '1 hour' WHERE ${where}`,
              shows: `SELECT 1 FROM ${name} WHERE ${where} AND ${until.name} < now()`,
            },
            from,
          ),
        }),
    sessionsEmptied: guessed(`DELETE FROM ${name}`, from),
    ...(columnLike(columns, HOLDS_TOKEN) === null
      ? {
          sessionWritten: guessed(
            `SELECT 1 FROM ${name} WHERE ${where}`,
            `${from}: no column holds a token, so that the login's row serves any of the user's`,
          ),
        }
      : {}),
  };
}
