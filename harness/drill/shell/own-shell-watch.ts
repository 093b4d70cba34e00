// What the trainee does in a shell of their own, as the records of the edge, the target's log and the database's log show it.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { EdgeRecord } from '../../contract/edge';
import type { Book } from '../book';
import { answeredBySign, headerIn, signsIn, statusSign, usersToken } from '../read-signs';
import type { Looking } from '../looking';
import { linesOf, recordsOf } from '../target-log';
import { isReading, signsOfStatement } from './statement-signs';

export class OwnShellWatch {
  private readonly known = new WeakSet<EdgeRecord>();
  private lines: number;
  /** The harness itself logs in while the stack is broken. */
  private readonly signInPaths: ReadonlySet<string>;
  private logAt: number;

  constructor(private readonly looking: Looking) {
    const { lane } = looking;
    this.lines = linesOf(lane).length;
    const paths = lane.edge.records.map(({ path }) => path);
    this.signInPaths = new Set(paths.filter((path) => path !== lane.target.probe.path));
    this.logAt = sizeOf(lane.database.logPath);
    this.forget();
  }

  /** Writes down what has happened since: to be called before a command. */
  async collect(book: Book): Promise<void> {
    const requests = this.newRequests();
    for (const record of requests) await this.noteRequest(record, book);
    const refused = recordsOf(this.looking.lane, linesOf(this.looking.lane).slice(this.lines)).filter(
      ({ level, requestId }) => requestId !== null && level !== 'info',
    );
    if (requests.length === 0 && refused.length > 0)
      book.look({
        by: 'own shell',
        command: 'a request to the target itself',
        text: refused.map(({ message }) => message).join('\n'),
        signs: await signsIn(this.looking, ['complaint', 'database code', 'refused request'], {
          log: refused,
        }),
      });
    for (const statement of this.newStatements()) {
      const command = `psql: ${statement}`;
      if (isReading(statement))
        book.look({
          by: 'own shell',
          command,
          text: '',
          signs: await signsOfStatement(this.looking, statement),
        });
      else book.add({ kind: 'act', by: 'own shell', command, text: '' });
    }
    this.forget();
  }

  /** What has happened meanwhile was a command of the prompt. */
  forget(): void {
    for (const record of this.looking.lane.edge.records) this.known.add(record);
    this.lines = linesOf(this.looking.lane).length;
  }

  private newRequests(): EdgeRecord[] {
    return this.looking.lane.edge.records.filter(
      (record) => !this.known.has(record) && !this.signInPaths.has(record.path),
    );
  }

  private async noteRequest(record: EdgeRecord, book: Book): Promise<void> {
    const { method, path, status, upstream, received } = record;
    const command = `curl ${method} ${path}`;
    const text = `${String(status)}${upstream === null ? ', by the edge itself' : ''}`;
    if (!['GET', 'HEAD', 'OPTIONS'].includes(method))
      return book.add({ kind: 'act', by: 'own shell', command, text });
    const log = recordsOf(this.looking.lane, linesOf(this.looking.lane).slice(this.lines));
    const signs = await signsIn(
      this.looking,
      ['complaint', 'refused request', 'header form', 'token form', 'database code'],
      {
        ...headerIn(this.looking.lane, received),
        token: usersToken(this.looking.lane),
        ...(log.length === 0 ? {} : { log }),
      },
    );
    const own = [statusSign(status), answeredBySign(upstream === null)];
    book.look({ by: 'own shell', command, text, signs: [...own, ...signs] });
  }

  /** Those that were logged since, of the one role whose statements are. */
  private newStatements(): string[] {
    const { logPath } = this.looking.lane.database;
    const size = sizeOf(logPath);
    const from = size < this.logAt ? 0 : this.logAt;
    this.logAt = size;
    if (logPath === undefined || size === from) return [];
    const text = readFrom(logPath, from, size - from);
    return [...text.matchAll(/LOG: {2}(?:statement|execute [^:]*): (.*(?:\n\t.*)*)/g)].flatMap(
      ([, statement]) => statement?.replaceAll('\n\t', '\n') ?? [],
    );
  }
}

const LARGEST = 1 << 20;

function readFrom(path: string, position: number, length: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(length, LARGEST));
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, position));
  } finally {
    closeSync(file);
  }
}

function sizeOf(path: string | undefined): number {
  if (path === undefined) return 0;
  const file = openSync(path, 'r');
  try {
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}
