// What a route answers, before it is written to the wire.
import { STATUS_CODES } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for none at all, as with 204. */
  readonly body: string | undefined;
}

export function json(body: string, status = 200): Reply {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

/** Go's `http.Error`: plain text with a line feed behind it, even where the text is JSON. */
export function fault(status: number, text: string): Reply {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
  return { status, headers, body: `${text}\n` };
}

export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: status === 204 ? undefined : '' };
}

/** Before any route was looked for, Go ends the connection with the bare status line as text. */
export function refusal(status: number): Reply {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' };
  return { status, headers, body: `${String(status)} ${STATUS_CODES[status] ?? ''}` };
}
