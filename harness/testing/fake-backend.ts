// A backend without a socket, which does what its definition says, or what a test would rather see.

import type { TargetProcess } from '../contract/deployment';
import type { HttpRequest, HttpResponse } from '../contract/http';
import { LineLog } from '../support/line-log';
import { HANGS, type Handler } from './fake-network';

/** Everything that one refused request shows. */
export interface Refusal {
  readonly response: HttpResponse;
  /** `level|request id|message`. */
  readonly lines: readonly string[];
  readonly counted: number;
}

export class FakeBackend {
  broken = false;
  /** Makes a refusal other than the definition says it is. */
  alter: (usual: Refusal, id: string) => Refusal | typeof HANGS = (usual) => usual;
  /** Done before any request to `/me` is answered. */
  beforeAnswer: () => Promise<void> | void = () => undefined;
  /** How a line comes into the log. */
  write: (line: string) => void = (line) => this.log.append(`${line}\n`);
  metricsStatus = 200;
  ended: string | null = null;
  databaseGone = false;
  /** Where its log would stand as a file. */
  logFolder = '/log';
  readonly log = new LineLog();
  /** Requests to `/me`, as they came. */
  readonly asked: HttpRequest[] = [];
  private requests = 0;
  private refusals = 0;

  handle: Handler = async (request) => {
    this.requests += 1;
    const id = `r${this.requests}`;
    const headers = { 'x-id': id, date: 'today' };
    if (request.path === '/login')
      return { status: 200, headers, body: { token: 'T'.repeat(60), userId: 'u' } };
    if (request.path === '/metrics')
      return { status: this.metricsStatus, headers, body: `refused ${this.refusals}\n` };
    if (request.path === '/marker') {
      this.write(`info|${id}|marker`);
      return { status: 200, headers, body: null };
    }
    this.asked.push(request);
    await this.beforeAnswer();
    return this.broken ? this.refuse(id, headers) : { status: 200, headers, body: { ok: true } };
  };

  process(id: string, url: string): TargetProcess {
    return {
      id,
      url,
      log: this.log,
      logPath: `${this.logFolder}/${id}`,
      options: {},
      ended: () => this.ended,
      environment: async () => ({}),
      stop: async () => undefined,
    };
  }

  private refuse(id: string, headers: Record<string, string>): HttpResponse | typeof HANGS {
    const response = { status: 401, headers, body: { error: 'broken' } };
    const altered = this.alter({ response, lines: [`warn|${id}|refused`], counted: 1 }, id);
    if (altered === HANGS) return HANGS;
    this.refusals += altered.counted;
    altered.lines.forEach((line) => this.write(line));
    return altered.response;
  }
}
