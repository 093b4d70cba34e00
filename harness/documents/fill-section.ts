// Replaces what stands between two marks of a document, and nothing else.

/** `<!-- name -->` … `<!-- /name -->`. Throws where the document has not exactly one such section. */
export function fillSection(document: string, name: string, content: string): string {
  const [before, ...rest] = document.split(`<!-- ${name} -->`);
  const [, ...after] = (rest[0] ?? '').split(`<!-- /${name} -->`);
  if (before === undefined || rest.length !== 1 || after.length !== 1)
    throw new Error(`The document has not exactly one section "${name}".`);
  return `${before}<!-- ${name} -->\n\n${content}\n\n<!-- /${name} -->${after[0] ?? ''}`;
}
