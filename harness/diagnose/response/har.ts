// A HAR file (HTTP Archive 1.2), as browsers save what their Network tab shows.

import { readBody } from '../../evidence/read-body';
import { pathOf, type ReadForm } from './pasted';

interface Entry {
  readonly request?: {
    readonly method?: unknown;
    readonly url?: unknown;
    readonly headers?: unknown;
  };
  readonly response?: {
    readonly status?: unknown;
    readonly headers?: unknown;
    readonly content?: { readonly text?: unknown; readonly mimeType?: unknown; readonly encoding?: unknown };
  };
}

/**
 * The last 401, that of the path where there is one; else the last exchange of the path, else the last. Throws, in plain
 * words, where it is a HAR file without one.
 */
export const readHar: ReadForm = (text, path) => {
  const entries = entriesIn(text);
  if (entries === null) return null;
  const ofPath = entries.filter((entry) => pathIn(entry, '') === path);
  const refused = (entry: Entry) => entry.response?.status === 401;
  const entry = ofPath.findLast(refused) ?? entries.findLast(refused) ?? ofPath.at(-1) ?? entries.at(-1);
  if (entry === undefined)
    throw new Error(
      'the HAR file holds no exchange: open the browser’s developer tools before the request is sent, and save it again',
    );
  const { request, response } = entry;
  if (!isRecord(response) || typeof response.status !== 'number')
    throw new Error('the HAR file holds no answer to the request: it has no status');
  const [sent, answered] = [headersOf(request?.headers, 'request'), headersOf(response.headers, 'answer')];
  const content = isRecord(response.content) ? response.content : {};
  const said = typeof content.text === 'string' ? content.text : '';
  const decoded = content.encoding === 'base64' ? Buffer.from(said, 'base64').toString('utf8') : said;
  const method = typeof request?.method === 'string' ? request.method : 'GET';
  return {
    form: 'a HAR file',
    answer: {
      request: { method, path: pathIn(entry, path) },
      response: {
        status: response.status,
        headers: answered,
        body: readBody(typeof content.mimeType === 'string' ? content.mimeType : undefined, decoded),
      },
    },
    // Browsers leave the header out of what they save: that it is missing says nothing.
    ...(sent.authorization === undefined ? {} : { header: sent.authorization }),
    ...(sent.origin === undefined ? {} : { origin: sent.origin }),
  };
};

/** Null where it is no HAR file. */
function entriesIn(text: string): readonly Entry[] | null {
  const archive = parsed(text);
  if (!isRecord(archive) || !isRecord(archive.log)) return null;
  const { entries } = archive.log;
  if (!Array.isArray(entries)) throw new Error('the HAR file has no list of entries');
  const odd = entries.findIndex((entry) => !isRecord(entry));
  if (odd >= 0) throw new Error(`entry ${odd + 1} of the HAR file is no exchange`);
  return entries as readonly Entry[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function pathIn({ request }: Entry, otherwise: string): string {
  return typeof request?.url === 'string' ? pathOf(request.url, otherwise) : otherwise;
}

/** One without a value says nothing. */
function headersOf(headers: unknown, of: string): Record<string, string> {
  if (headers === undefined) return {};
  if (!Array.isArray(headers)) throw new Error(`the headers of the ${of} in the HAR file are no list`);
  return Object.fromEntries(
    headers.flatMap((header: unknown) =>
      isRecord(header) && typeof header.name === 'string' && typeof header.value === 'string'
        ? [[header.name.toLowerCase(), header.value]]
        : [],
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
