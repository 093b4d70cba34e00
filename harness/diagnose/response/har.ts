// A HAR file (HTTP Archive 1.2), as browsers save what their Network tab shows.

import { readBody } from '../../evidence/read-body';
import { pathOf, type ReadForm } from './pasted';

interface Header {
  readonly name?: unknown;
  readonly value?: unknown;
}
interface Entry {
  readonly request?: {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly headers?: readonly Header[];
  };
  readonly response?: {
    readonly status?: unknown;
    readonly headers?: readonly Header[];
    readonly content?: { readonly text?: unknown; readonly mimeType?: unknown; readonly encoding?: unknown };
  };
}

/** The last 401, that of the path where there is one; else the last exchange of the path, else the last. */
export const readHar: ReadForm = (text, path) => {
  const entries = entriesIn(text);
  if (entries === null) return null;
  const ofPath = entries.filter((entry) => pathOf(String(entry.request?.url), '') === path);
  const refused = (entry: Entry) => entry.response?.status === 401;
  const entry = ofPath.findLast(refused) ?? entries.findLast(refused) ?? ofPath.at(-1) ?? entries.at(-1);
  if (entry?.response === undefined) return null;
  const [sent, answered] = [headersOf(entry.request?.headers), headersOf(entry.response.headers)];
  const { content = {} } = entry.response;
  const said = typeof content.text === 'string' ? content.text : '';
  const decoded = content.encoding === 'base64' ? Buffer.from(said, 'base64').toString('utf8') : said;
  const method = typeof entry.request?.method === 'string' ? entry.request.method : 'GET';
  return {
    form: 'a HAR file',
    answer: {
      request: { method, path: pathOf(String(entry.request?.url), path) },
      response: {
        status: Number(entry.response.status),
        headers: answered,
        body: readBody(typeof content.mimeType === 'string' ? content.mimeType : undefined, decoded),
      },
    },
    // Browsers leave the header out of what they save: that it is missing says nothing.
    ...(sent.authorization === undefined ? {} : { header: sent.authorization }),
    ...(sent.origin === undefined ? {} : { origin: sent.origin }),
  };
};

function entriesIn(text: string): readonly Entry[] | null {
  try {
    const { log } = JSON.parse(text) as { log?: { entries?: unknown } };
    return Array.isArray(log?.entries) ? (log.entries as readonly Entry[]) : null;
  } catch {
    return null;
  }
}

function headersOf(headers: readonly Header[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (headers ?? []).map(({ name, value }) => [String(name).toLowerCase(), String(value)]),
  );
}
