// The body of an answer as plain data.

const JSON_TYPE = /^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i;

/**
 * Parsed where the content type is JSON (RFC 8259 §11) or ends in `+json` (RFC 6839 §3.1), else the text; null where there
 * is none. What says that it is JSON and is not stays text.
 */
export function readBody(contentType: string | undefined, text: string): unknown {
  if (text === '') return null;
  if (!JSON_TYPE.test(contentType ?? '')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
