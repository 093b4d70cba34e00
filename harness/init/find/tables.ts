// The tables and columns that the repository's schema speaks of, by the four ways in which they are commonly written.

import type { Repository } from '../repository';
import { columnOf, identifier, type Column } from './column';

export interface Table {
  /** As it must be written in SQL. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly from: string;
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
  /** What ends the body. */
  readonly end: RegExp;
  /** Its groups `name`, `type` and `rest` are a column's. */
  readonly column: RegExp;
}

const SQL: Notation = {
  table: /CREATE TABLE (?:IF NOT EXISTS )?(?:"?public"?\.)?"?(\w+)"?\s*\(/gi,
  end: /\)\s*;/,
  column:
    /(?:^|,|\()\s*(?!(?:primary|foreign|unique|check|constraint|exclude)\b)(?<name>"[^"]+"|[a-z_]\w*)\s+(?<type>[a-z]+)(?<rest>(?:\([^)]*\)|[^,(\n])*)/gim,
};
const DRIZZLE: Notation = {
  table: /pgTable\(\s*['"](\w+)['"]\s*,/g,
  end: /\)\s*;/,
  column: /\w+:\s*(?<type>\w+)\(\s*['"](?<name>\w+)['"](?<rest>.*(?:\n\s*\..*)*)/g,
};
const KNEX: Notation = {
  table: /createTable\(\s*['"](\w+)['"]\s*,/g,
  end: /\}\s*\)/,
  column: /\.(?<type>\w+)\(\s*['"](?<name>\w+)['"](?<rest>.*(?:\n\s*\..*)*)/g,
};

function tablesIn(text: string, from: string, { table, end, column }: Notation): Table[] {
  const heads = [...text.matchAll(table)];
  return heads.map((head, index) => {
    const whole = withoutComments(text.slice(head.index + head[0].length, heads[index + 1]?.index));
    const body = whole.split(end, 1)[0] ?? '';
    const columns = [...body.matchAll(column)].map(({ groups = {} }) => {
      const { name = '', type = '', rest = '' } = groups;
      const plain = name.replaceAll('"', '');
      const apart = `${uniqueApart(plain, whole)} ${referenceApart(plain, head[1] ?? '', body, text)}`;
      return columnOf({ name: plain, type, rest: `${rest} ${apart}` });
    });
    return { name: identifier(head[1] ?? ''), columns, from };
  });
}

/** `UNIQUE (email)` in a line of its own, and an index of that column alone behind the table; `table.unique('email')`. */
function uniqueApart(column: string, text: string): string {
  const plain = column.replace(/\W/g, '\\$&');
  return new RegExp(`unique[^;,]*\\(\\s*[["']*${plain}["'\\]]*\\s*\\)`, 'i').test(text) ? 'UNIQUE' : '';
}

/** `FOREIGN KEY (user_id) REFERENCES …` in the table's body, or behind it in a change of the table. */
function referenceApart(column: string, table: string, body: string, text: string): string {
  const key = `foreign key\\s*\\(\\s*"?${column.replace(/\W/g, '\\$&')}"?\\s*\\)\\s*(references[^;,]*)`;
  const change = new RegExp(`alter table[^;]*?"?\\b${table}\\b"?\\s[^;]*?${key}`, 'i');
  return new RegExp(key, 'i').exec(body)?.[1] ?? change.exec(text)?.[1] ?? '';
}

function prismaTables(text: string, from: string): Table[] {
  const models = [...text.matchAll(/^model (\w+) \{([^}]*)\}/gm)];
  const isRelation = (type: string) => models.some(([, model]) => model === type);
  return models.map(([, model = '', body = '']) => ({
    name: identifier(/@@map\("([^"]+)"\)/.exec(body)?.[1] ?? model),
    columns: [...body.matchAll(/^\s+(\w+)\s+([A-Z]\w*\b)(\?)?(?!\[)(.*)$/gm)].flatMap(
      ([, field = '', type = '', optional, rest = '']) =>
        isRelation(type)
          ? []
          : columnOf({
              name: /@map\("([^"]+)"\)/.exec(rest)?.[1] ?? field,
              type: rest.includes('@db.Uuid') ? 'uuid' : type,
              rest: `${rest} ${relationOf(field, body)}`,
              isNullable: optional !== undefined,
            }),
    ),
    from,
  }));
}

/** Prisma's default for an update is to follow it. */
function relationOf(field: string, body: string): string {
  const relation = new RegExp(`@relation\\([^\\n]*fields: *\\[${field}\\][^\\n]*`).exec(body)?.[0] ?? '';
  return relation === '' || /onUpdate/.test(relation) ? relation : `${relation} onUpdate: Cascade`;
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '');
}
