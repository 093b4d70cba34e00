// Searches text for values that must not be in it: raw, base64 and URL-encoded.

/** A value that must not be shown, and what it is called in the report of a leak. */
export interface Guarded {
  readonly name: string;
  /** Not shorter than `SHORTEST`: anything shorter is found by chance. */
  readonly value: string;
}

export interface Leak {
  readonly name: string;
  readonly form: Form;
}

export type Form = 'raw' | 'base64' | 'URL-encoded' | 'JSON' | 'XML';

export const SHORTEST = 12;

export function findLeaks(text: string, guarded: readonly Guarded[]): Leak[] {
  return guarded.flatMap(({ name, value }) =>
    formsOf(value)
      .filter(([, forms]) => forms.some((form) => text.includes(form)))
      .map(([form]) => ({ name, form })),
  );
}

function formsOf(value: string): readonly (readonly [Form, readonly string[]])[] {
  if (value.length < SHORTEST)
    throw new RangeError(`A value of ${value.length} characters is found by chance.`);
  const json = JSON.stringify(value).slice(1, -1);
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return [
    ['raw', [value]],
    ['base64', base64Of(value)],
    ['URL-encoded', urlForms(value).filter((form) => form !== value)],
    ['JSON', json === value ? [] : [json]],
    ['XML', xml === value ? [] : [xml]],
  ];
}

/**
 * Base64 of a text that the value is a part of holds, whatever stands around it, one of three runs of characters: the value begins
 * at the first, second or third byte of a group. In both alphabets (RFC 4648 §4 and §5).
 */
function base64Of(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const runs = [0, 1, 2].map((shift) => {
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor(((shift + bytes.length) * 8) / 6);
    return Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(from, to);
  });
  return [...new Set(runs.flatMap((run) => [run, run.replaceAll('+', '-').replaceAll('/', '_')]))];
}

/** As `encodeURIComponent`, a form's field and RFC 3986 §2.2 have it, the hex digits in either case. */
function urlForms(value: string): string[] {
  const component = encodeURIComponent(value);
  const field = new URLSearchParams({ x: value }).toString().slice('x='.length);
  const forms = [component, field, component.replace(/[!'()*]/g, hexOf)];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
