// Issues the gate's tickets: a process of its own, which the gate asks.

const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { json } = require('node:stream/consumers');
const jwt = require('jsonwebtoken');
const { Client } = require('pg');

const { PORT, DATABASE_URL, ISSUERS, TICKET_KEY = '', TICKET_SECONDS = '900' } = process.env;

writeFileSync(`${ISSUERS}/issuer-${process.pid}`, '');

createServer((request, response) => {
  if (request.url === '/up') return void response.end();
  issue(request).then(
    (ticket) => response.writeHead(ticket === null ? 403 : 201).end(JSON.stringify({ ticket })),
    (thrown) => response.writeHead(503).end(JSON.stringify({ why: String(thrown) })),
  );
}).listen(Number(PORT), '127.0.0.1');

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string | null>} */
async function issue(request) {
  const { email, word } = /** @type {{ email: string, word: string }} */ (await json(request));
  const store = new Client({ connectionString: DATABASE_URL });
  await store.connect();
  try {
    const { rows } = await store.query('SELECT id FROM guests WHERE email = $1 AND word = $2', [email, word]);
    const [guest] = /** @type {{ id: string }[]} */ (rows);
    return guest === undefined
      ? null
      : jwt.sign({ sub: guest.id }, TICKET_KEY, { expiresIn: Number(TICKET_SECONDS) });
  } finally {
    await store.end();
  }
}
