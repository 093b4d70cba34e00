// The output of `curl -i` and of `curl -v`.

import { readBody } from '../../evidence/read-body';
import type { HttpResponse } from '../../contract/http';
import { pathOf, type ReadForm } from './pasted';

const STATUS_LINE = /^HTTP\/[\d.]+ (\d{3})/;

/** Of several answers (redirects, `100 Continue`) the last 401, else the last. */
export const readCurlInclude: ReadForm = (text, path) => {
  const answers = answersIn(text.split(/\r?\n/));
  const response = answers.findLast(({ status }) => status === 401) ?? answers.at(-1);
  return response === undefined
    ? null
    : { form: 'the output of curl -i', answer: { request: { method: 'GET', path }, response } };
};

export const readCurlVerbose: ReadForm = (text, path) => {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^(?:\d\d:\d\d:\d\d\.\d+ )/, ''));
  if (!lines.some((line) => /^< HTTP\/[\d.]+ \d{3}/.test(line))) return null;
  const exchanges = splitAt(lines, /^> [A-Z]+ \S+ HTTP\//).flatMap((part) => {
    const [response] = answersIn(part.filter(isAnswer).map((line) => line.replace(/^< ?/, '')));
    return response === undefined ? [] : [{ sent: part.filter((line) => line.startsWith('> ')), response }];
  });
  const chosen = exchanges.findLast(({ response }) => response.status === 401) ?? exchanges.at(-1);
  if (chosen === undefined) return null;
  const [, method = 'GET', url = path] = /^> ([A-Z]+) (\S+)/.exec(chosen.sent[0] ?? '') ?? [];
  const headers = headersIn(chosen.sent.slice(1).map((line) => line.slice(2)));
  return {
    form: 'the output of curl -v',
    answer: { request: { method, path: pathOf(url, path) }, response: chosen.response },
    ...(chosen.sent.length === 0 ? {} : { header: headers.authorization ?? null }),
    ...(headers.origin === undefined ? {} : { origin: headers.origin }),
  };
};

/** What curl says of itself begins with `*`, `>`, `{`, `}` or its table of progress. */
function isAnswer(line: string): boolean {
  return !/^[*>] |^>$|^[{}] \[|^ *% Total|^ *Dload|^[ \d]+ .*--:--:--/.test(line);
}

function answersIn(lines: readonly string[]): HttpResponse[] {
  return splitAt(lines, STATUS_LINE).flatMap(([first = '', ...rest]) => {
    const status = STATUS_LINE.exec(first)?.[1];
    if (status === undefined) return [];
    const end = rest.indexOf('');
    const headers = headersIn(end < 0 ? rest : rest.slice(0, end));
    const body =
      end < 0
        ? ''
        : rest
            .slice(end + 1)
            .join('\n')
            .trim();
    return [{ status: Number(status), headers, body: bodyOf(headers, body) }];
  });
}

/** A body that is JSON is read as such, whatever its type says. */
function bodyOf(headers: Readonly<Record<string, string>>, text: string): unknown {
  return readBody(text.startsWith('{') ? 'application/json' : headers['content-type'], text);
}

function headersIn(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return headers;
}

/** Parts that each begin with a line of that form; what stands before the first is a part as well. */
function splitAt(lines: readonly string[], beginning: RegExp): string[][] {
  return lines.reduce<string[][]>((parts, line) => {
    const last = parts.at(-1);
    if (last === undefined || beginning.test(line)) return [...parts, [line]];
    last.push(line);
    return parts;
  }, []);
}
