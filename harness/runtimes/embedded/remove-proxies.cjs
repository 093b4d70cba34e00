// Removes from a Toxiproxy that others use too the proxies of a run that was killed. Reads two lines: the API's base URL, and what
// the names of that run's proxies begin with.

const { readFileSync } = require('node:fs');
const { text } = require('node:stream/consumers');

const WITHIN_MS = 2000;

const [base = '', prefix = ''] = readFileSync(0, 'utf8').split('\n');

/**
 * @param {string} method
 * @param {string} path
 * @returns {Promise<string>}
 */
function ask(method, path) {
  const { request } = base.startsWith('https:') ? require('node:https') : require('node:http');
  return new Promise((resolve, reject) => {
    const asking = request(base + path, { method, agent: false, signal: AbortSignal.timeout(WITHIN_MS) });
    asking.once('response', (response) => void text(response).then(resolve, reject));
    asking.once('error', reject).end();
  });
}

async function main() {
  const names = Object.keys(JSON.parse(await ask('GET', '/proxies')));
  const own = names.filter((name) => name.startsWith(prefix));
  await Promise.all(own.map((name) => ask('DELETE', `/proxies/${encodeURIComponent(name)}`)));
}

// Nobody is left who could be told.
main().catch(() => (process.exitCode = 1));
