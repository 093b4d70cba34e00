// Names of tables and columns as a configuration has them: with a schema or not, in quotation marks or not.

const NAME = /^(?:([A-Za-z_]\w*|"(?:[^"]|"")+")\.)?([A-Za-z_]\w*|"(?:[^"]|"")+")$/;

export interface TableName {
  /** As it stands in SQL; null where the search path decides. */
  readonly schema: string | null;
  readonly table: string;
}

/** What is no name of SQL is left for the server to refuse. */
export function tableName(text: string): TableName {
  const [, schema = null, table = text] = NAME.exec(text) ?? [];
  return { schema, table };
}

/** Whether a statement speaks of a table or a column, whichever schema it names with it. */
export function mentions(statement: string, name: string): boolean {
  const bare = tableName(name)
    .table.replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"');
  const literal = bare.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?<!\\w)${literal}(?!\\w)`, 'i').test(statement);
}
