// What the trainee does in a shell of their own, as the records of the edge, the target's log and the database's log show it.

import type { EdgeRecord } from '../../contract/edge';
import type { LogRecord } from '../../contract/log';
import type { LogMarks } from '../../engine/round/collect-records';
import type { Book } from '../book';
import type { Looking } from '../looking';
import { answeredBySign, headerIn, signsIn, statusSign, usersToken } from '../read-signs';
import { linesSince, marksNow, recordsOf } from '../target-log';
import { ServerLog } from './server-log';
import { isReading, signsOfStatement } from './statement-signs';

/** Each is looked at by itself, while somebody waits for the prompt. */
const MOST_STATEMENTS = 1000;

export class OwnShellWatch {
  private readonly known = new WeakSet<EdgeRecord>();
  private marks: LogMarks;
  /** The harness itself logs in while the stack is broken. */
  private readonly signInPaths: ReadonlySet<string>;
  /** Of the one role whose statements are logged. */
  private readonly serverLog: ServerLog;

  constructor(private readonly looking: Looking) {
    const { lane } = looking;
    this.marks = marksNow(lane);
    const paths = lane.edge.records.map(({ path }) => path);
    this.signInPaths = new Set(paths.filter((path) => path !== lane.target.probe.path));
    this.serverLog = new ServerLog(lane.database.logPath);
    this.forget();
  }

  /** Writes down what has happened since: to be called before a command. Rejects where not all of it could be read. */
  async collect(book: Book): Promise<void> {
    const requests = this.newRequests();
    for (const record of requests) await this.noteRequest(record, book);
    const refused = this.newRecords().filter(
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
    const statements = this.serverLog.newStatements();
    for (const statement of statements.slice(0, MOST_STATEMENTS)) {
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
    if (statements.length > MOST_STATEMENTS)
      throw new Error(
        `only the first ${String(MOST_STATEMENTS)} of ${String(statements.length)} statements at once were`,
      );
  }

  /** What has happened meanwhile was a command of the prompt. */
  forget(): void {
    for (const record of this.looking.lane.edge.records) this.known.add(record);
    this.marks = marksNow(this.looking.lane, this.marks);
  }

  private newRecords(): LogRecord[] {
    return recordsOf(this.looking.lane, linesSince(this.looking.lane, this.marks));
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
    const log = this.newRecords();
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
}
