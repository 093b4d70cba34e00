// Whether the server refuses a statement for the tables or columns that it names: none has to have all that a look would like to see.

/** There is none of that name, or one of another type (SQLSTATE class 42). */
export function isNoSuchName(thrown: unknown): boolean {
  const { code } = thrown as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('42');
}
