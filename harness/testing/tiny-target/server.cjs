// A second backend, unlike the first in all that a backend may choose: the token in a cookie, no sessions, a text log.

const { randomBytes } = require('node:crypto');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const jwt = require('jsonwebtoken');
const { Client } = require('pg');

const { LISTEN_PORT, STORE, STORE_PATIENCE_MS, PASS_KEY = '', PASS_SECONDS = '900' } = process.env;

/** @typedef {{ readonly number: string, readonly name: string, readonly word: string, readonly blocked: boolean }} Member */
/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/** Why a request is refused; thrown. */
class Refusal extends Error {
  /** @param {number} status @param {string} why */
  constructor(status, why) {
    super(why);
    this.status = status;
    this.why = why;
  }
}

/** @type {Map<string, number>} */
const refusals = new Map();

const server = createServer((request, response) => {
  const trace = randomBytes(6).toString('hex');
  response.setHeader('X-Trace', trace);
  answer(request, response).catch((thrown) => {
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

/** @param {IncomingMessage} request @param {ServerResponse} response */
async function answer(request, response) {
  switch (`${request.method} ${request.url}`) {
    case 'GET /up':
      return void response.end('up');
    case 'GET /numbers':
      return void response.end([...refusals].map(([why, n]) => `refusals{why="${why}"} ${n}\n`).join(''));
    case 'PUT /door':
      return enter(/** @type {Member} */ (JSON.parse(await text(request))), response);
    case 'GET /me':
      return greet(request, response);
    default:
      throw new Refusal(404, 'nothing here');
  }
}

/** @param {Member} member @param {ServerResponse} response */
async function enter({ name, word }, response) {
  const member = await findMember('name', name);
  if (member?.word !== word) throw new Refusal(403, 'wrong word');
  const pass = jwt.sign({ sub: member.number }, PASS_KEY, {
    algorithm: 'HS384',
    expiresIn: Number(PASS_SECONDS),
  });
  response.writeHead(204, { 'Set-Cookie': `pass=${pass}; Path=/; HttpOnly` }).end();
}

/** @param {IncomingMessage} request @param {ServerResponse} response */
async function greet(request, response) {
  const pass = /(?:^|; )pass=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  if (pass === undefined) throw new Refusal(401, 'no pass');
  const member = await findMember('number', numberOn(pass));
  if (member === undefined) throw new Refusal(401, 'no such member');
  if (member.blocked) throw new Refusal(401, 'blocked');
  response.setHeader('Content-Type', 'text/plain');
  response.end(`Hello, ${member.name}!`);
}

/** @param {string} pass @returns {string} */
function numberOn(pass) {
  if (PASS_KEY === '') throw new Refusal(500, 'no key');
  try {
    return (
      /** @type {import('jsonwebtoken').JwtPayload} */ (jwt.verify(pass, PASS_KEY, { algorithms: ['HS384'] }))
        .sub ?? ''
    );
  } catch (thrown) {
    throw new Refusal(
      401,
      thrown instanceof SyntaxError ? 'unreadable pass' : /** @type {Error} */ (thrown).message,
    );
  }
}

/**
 * A connection of its own for each question.
 * @param {'name' | 'number'} by
 * @param {string} value
 * @returns {Promise<Member | undefined>}
 */
async function findMember(by, value) {
  const store = new Client({
    connectionString: STORE,
    connectionTimeoutMillis: Number(STORE_PATIENCE_MS),
  });
  store.on('error', () => undefined);
  try {
    await store.connect();
    return (await store.query(`SELECT * FROM members WHERE ${by} = $1`, [value])).rows[0];
  } catch (thrown) {
    const { code, message } = /** @type {Error & { code?: string }} */ (thrown);
    throw new Refusal(503, `store: ${code ?? message}`);
  } finally {
    store.end().catch(() => undefined);
  }
}

/** @param {string} level @param {string} trace @param {string} what */
function say(level, trace, what) {
  process.stdout.write(`${level} [${trace}] ${what}\n`);
}
