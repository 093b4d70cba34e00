// SQL that writes the two people, where nobody can register and the database itself can make a hash of their passwords.

import { guessed, type Finding } from '../finding';
import type { Repository } from '../repository';
import type { Column } from './column';
import { isEmail, isPassword, isUsername, newRow } from './new-row';
import type { Table } from './tables';
import { keyOf } from './user-states';

/** bcrypt's least, since it is done before each scenario. */
const COST = 4;

/** Null where the hash is of another kind than pgcrypto's `crypt` makes for bcrypt, or a column wants what nobody knows. */
export function findSeed(repository: Repository, users: Table | null): Finding | null {
  if (users === null || !hashesInSql(repository)) return null;
  const rows = ['user', 'bystander'].map((who) => newRow(users, valuesOf(who, keyOf(users))));
  const [first] = rows;
  const named = users.columns.some((column) => isEmail(column) || isUsername(column));
  if (!first || !named || !users.columns.some(isPassword)) return null;
  const values = rows.map((row) => `(${[...(row ?? first).values()].join(', ')})`).join(', ');
  const sql = `INSERT INTO ${users.name} (${[...first.keys()].join(', ')}) VALUES ${values}`;
  return guessed({ sql }, `${users.from}: no registration was found, and passwords are hashed by bcrypt`);
}

function valuesOf(who: string, key: Column | null) {
  return (column: Column): string | undefined => {
    if (column === key) return column.isRequired ? `{{${who}.id}}` : undefined;
    if (isEmail(column)) return `{{${who}.email}}`;
    if (isPassword(column)) return `crypt({{${who}.password}}, gen_salt('bf', ${String(COST)}))`;
    return isUsername(column) && column.isRequired ? `{{${who}.username}}` : undefined;
  };
}

function hashesInSql({ files, read, sources, packageJson }: Repository): boolean {
  const hasCrypt = files.some((path) => path.endsWith('.sql') && /\bpgcrypto\b/.test(read(path) ?? ''));
  const usesBcrypt =
    packageJson?.packages.some((name) => name.startsWith('bcrypt')) === true ||
    sources.some(({ text }) => /\bbcrypt\b/.test(text));
  return hasCrypt && usesBcrypt;
}
