// The tables and columns that the repository's schema speaks of, by the four ways in which they are commonly written.

import type { Repository } from '../repository';

export interface Table {
  /** As it must be written in SQL. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly from: string;
}

export interface Column {
  readonly name: string;
  readonly isBoolean: boolean;
}

export function findTables(repository: Repository): readonly Table[] {
  const tables = repository.files.flatMap((path) => {
    const text = /\.(sql|prisma|ts|js|mjs|cjs)$/.test(path) ? (repository.read(path) ?? '') : '';
    if (path.endsWith('.sql')) return tablesIn(text, path, SQL);
    if (path.endsWith('.prisma')) return prismaTables(text, path);
    if (text.includes('pgTable(')) return tablesIn(text, path, DRIZZLE);
    return text.includes('createTable(') ? tablesIn(text, path, KNEX) : [];
  });
  return [...new Map(tables.reverse().map((table) => [table.name, table])).values()].reverse();
}

interface Notation {
  /** Its first group is the table's name; what is in the brackets behind it is the body. */
  readonly table: RegExp;
  /** Its groups `name` and `type` are a column's. */
  readonly column: RegExp;
}

const SQL: Notation = {
  table: /CREATE TABLE (?:IF NOT EXISTS )?(?:"?public"?\.)?"?(\w+)"?\s*\(/gi,
  column:
    /(?:^|,|\()\s*(?!(?:primary|foreign|unique|check|constraint|exclude)\b)(?<name>"[^"]+"|[a-z_]\w*)\s+(?<type>[a-z]+)/gim,
};
const DRIZZLE: Notation = {
  table: /pgTable\(\s*['"](\w+)['"]\s*,/g,
  column: /\w+:\s*(?<type>\w+)\(\s*['"](?<name>\w+)['"]/g,
};
const KNEX: Notation = {
  table: /createTable\(\s*['"](\w+)['"]\s*,/g,
  column: /\.(?<type>\w+)\(\s*['"](?<name>\w+)['"]/g,
};

function tablesIn(text: string, from: string, { table, column }: Notation): Table[] {
  const heads = [...text.matchAll(table)];
  return heads.map((head, index) => {
    const body = text.slice(head.index + head[0].length, heads[index + 1]?.index).split(/\)\s*;/, 1)[0] ?? '';
    const columns = [...withoutComments(body).matchAll(column)].map(({ groups = {} }) =>
      columnOf((groups['name'] ?? '').replaceAll('"', ''), groups['type'] ?? ''),
    );
    return { name: identifier(head[1] ?? ''), columns, from };
  });
}

function prismaTables(text: string, from: string): Table[] {
  return [...text.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map(([, model = '', body = '']) => ({
    name: identifier(/@@map\("([^"]+)"\)/.exec(body)?.[1] ?? model),
    columns: [...body.matchAll(/^\s+(\w+)\s+([A-Z]\w*)\??(?!\[)(.*)$/gm)].map(
      ([, field = '', type = '', rest = '']) => columnOf(/@map\("([^"]+)"\)/.exec(rest)?.[1] ?? field, type),
    ),
    from,
  }));
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '');
}

function columnOf(name: string, type: string): Column {
  return { name: identifier(name), isBoolean: /^bool/i.test(type) };
}

/** PostgreSQL folds what is not quoted to lower case (PostgreSQL's manual, §4.1.1). */
function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.includes(name) ? name : `"${name}"`;
}

const RESERVED = ['user', 'session_user', 'order', 'group', 'table', 'authorization'];
