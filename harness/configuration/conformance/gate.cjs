// A backend that is odd in three ways: the token comes in the URL, another process issues it, and the log goes to a file alone.

const { appendFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const { URL } = require('node:url');
const jwt = require('jsonwebtoken');
const { Client } = require('pg');

const { PORT, DATABASE_URL, TICKET_KEY = '', ISSUER_URL = '', LOG_FILE = '' } = process.env;

/** Why nobody is let in; thrown. */
class Refusal extends Error {
  /** @param {number} status @param {string} why */
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gate');
  /** @type {(status: number, body: object) => void} */
  const answer = (status, body) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  /** @param {Error} thrown */
  const refuse = (thrown) => {
    const status = thrown instanceof Refusal ? thrown.status : 500;
    say(status < 500 ? 'warn' : 'error', thrown.message, pathname);
    answer(status, { why: thrown.message });
  };
  if (pathname === '/up') answer(200, {});
  else if (pathname === '/tickets') ticketFor(request).then((given) => answer(201, given), refuse);
  else guestWith(searchParams.get('access_token')).then((guest) => answer(200, guest), refuse);
}).listen(Number(PORT), '127.0.0.1', () => say('info', 'open', null));

/** @param {string} level @param {string} message @param {string | null} path */
function say(level, message, path) {
  appendFileSync(LOG_FILE, `${JSON.stringify({ level, message, path })}\n`);
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<object>} */
async function ticketFor(request) {
  const answer = await globalThis.fetch(ISSUER_URL, { method: 'POST', body: await text(request) });
  if (answer.status !== 201) throw new Refusal(answer.status, 'no ticket was issued');
  return /** @type {object} */ (await answer.json());
}

/** @param {string | null} ticket @returns {Promise<object>} */
async function guestWith(ticket) {
  if (ticket === null) throw new Refusal(401, 'no ticket');
  const [guest] = await rowsOf(idOn(ticket));
  if (guest === undefined) throw new Refusal(401, 'no such guest');
  return guest;
}

/** @param {string | undefined} id @returns {Promise<{ email: string }[]>} */
async function rowsOf(id) {
  const store = new Client({ connectionString: DATABASE_URL });
  store.on('error', () => undefined);
  try {
    await store.connect();
    return (await store.query('SELECT email FROM guests WHERE id = $1', [id])).rows;
  } catch (thrown) {
    throw new Refusal(503, `store: ${/** @type {{ code?: string }} */ (thrown).code ?? 'away'}`);
  } finally {
    store.end().catch(() => undefined);
  }
}

/** @param {string} ticket @returns {string | undefined} */
function idOn(ticket) {
  if (TICKET_KEY === '') throw new Refusal(500, 'no key');
  try {
    return /** @type {import('jsonwebtoken').JwtPayload} */ (jwt.verify(ticket, TICKET_KEY)).sub;
  } catch (thrown) {
    throw new Refusal(401, /** @type {Error} */ (thrown).message);
  }
}
