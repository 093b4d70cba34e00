// A second backend, unlike the first in all that a backend may choose: the token in a cookie, no sessions, a text log.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import jwt from 'jsonwebtoken';
import { Client } from 'pg';

const { LISTEN_PORT, STORE, STORE_PATIENCE_MS, PASS_KEY = '', PASS_SECONDS = '900' } = process.env;

interface Member {
  readonly number: string;
  readonly name: string;
  readonly word: string;
  readonly blocked: boolean;
}

/** Why a request is refused; thrown. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly why: string,
  ) {
    super(why);
  }
}

const refusals = new Map<string, number>();

const server = createServer((request, response) => {
  const trace = randomBytes(6).toString('hex');
  response.setHeader('X-Trace', trace);
  answer(request, response).catch((thrown: unknown) => {
    const { status, why } = thrown instanceof Refusal ? thrown : new Refusal(500, String(thrown));
    refusals.set(why, (refusals.get(why) ?? 0) + 1);
    say(
      status < 500 ? 'WARN' : 'ERROR',
      trace,
      `${request.method} ${request.url} refused with ${status}: ${why}`,
    );
    if (status === 401) response.setHeader('WWW-Authenticate', 'Pass realm="door"');
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ title: 'Refused', status, detail: why }));
  });
});
server.listen(Number(LISTEN_PORT), '127.0.0.1', () => say('INFO', '-', 'open'));
process.once('SIGTERM', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /up':
      return void response.end('up');
    case 'GET /numbers':
      return void response.end([...refusals].map(([why, n]) => `refusals{why="${why}"} ${n}\n`).join(''));
    case 'PUT /door':
      return enter(JSON.parse(await text(request)) as Member, response);
    case 'GET /me':
      return greet(request, response);
    default:
      throw new Refusal(404, 'nothing here');
  }
}

async function enter({ name, word }: Member, response: ServerResponse): Promise<void> {
  const member = await findMember('name', name);
  if (member?.word !== word) throw new Refusal(403, 'wrong word');
  const pass = jwt.sign({ sub: member.number }, PASS_KEY, {
    algorithm: 'HS384',
    expiresIn: Number(PASS_SECONDS),
  });
  response.writeHead(204, { 'Set-Cookie': `pass=${pass}; Path=/; HttpOnly` }).end();
}

async function greet(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pass = /(?:^|; )pass=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  if (pass === undefined) throw new Refusal(401, 'no pass');
  const member = await findMember('number', numberOn(pass));
  if (member === undefined) throw new Refusal(401, 'no such member');
  if (member.blocked) throw new Refusal(401, 'blocked');
  response.setHeader('Content-Type', 'text/plain');
  response.end(`Hello, ${member.name}!`);
}

function numberOn(pass: string): string {
  if (PASS_KEY === '') throw new Refusal(500, 'no key');
  try {
    return (jwt.verify(pass, PASS_KEY, { algorithms: ['HS384'] }) as jwt.JwtPayload).sub ?? '';
  } catch (thrown) {
    throw new Refusal(401, thrown instanceof SyntaxError ? 'unreadable pass' : (thrown as Error).message);
  }
}

/** A connection of its own for each question. */
async function findMember(by: 'name' | 'number', value: string): Promise<Member | undefined> {
  const store = new Client({
    connectionString: STORE,
    connectionTimeoutMillis: Number(STORE_PATIENCE_MS),
  });
  store.on('error', () => undefined);
  try {
    await store.connect();
    return (await store.query<Member>(`SELECT * FROM members WHERE ${by} = $1`, [value])).rows[0];
  } catch (thrown) {
    throw new Refusal(503, `store: ${(thrown as { code?: string }).code ?? (thrown as Error).message}`);
  } finally {
    store.end().catch(() => undefined);
  }
}

function say(level: string, trace: string, what: string): void {
  process.stdout.write(`${level} [${trace}] ${what}\n`);
}
