// Values that were made up to be found again, with characters in them that every encoding changes.

import { writeFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import type { KnownSecrets } from './known-secrets';

export const SECRET = 'planted secret & "quoted" <ü> +/=?';
export const PASSWORD = 'planted:password/with@signs?&=%';
export const TOKEN = jwt.sign({ userId: '0a1b2c3d-0000-4000-8000-00000000000f', planted: true }, SECRET);
/** Nobody listens there. */
export const DATABASE_URL = `postgres://someone:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/nowhere`;

export function plant(known: KnownSecrets): void {
  known.secret(SECRET);
  known.password(PASSWORD);
  known.token(TOKEN);
}

/** Where they might be found in earnest: an environment, a log, an answer that was pasted. */
export function plantedFiles(tool: { file(name: string): string }) {
  const write = (name: string, text: string): string => {
    const path = tool.file(name);
    writeFileSync(path, text);
    return path;
  };
  const line = (msg: string) => JSON.stringify({ level: 'warn', msg, reason: 'invalid_token', status: 401 });
  return {
    environment: write('planted.env', `JWT_SECRET=${JSON.stringify(SECRET)}\nDATABASE_URL=${DATABASE_URL}\n`),
    log: write(
      'planted.log',
      [
        line('❌ Auth failed: Invalid token'),
        line(`❌ Token error details: JsonWebTokenError: invalid signature of ${TOKEN}`),
        line(`connecting to ${DATABASE_URL}`),
      ].join('\n'),
    ),
    response: write(
      'planted.http',
      `HTTP/1.1 401 Unauthorized\nSet-Cookie: token=${TOKEN}\n\n{"error":"Invalid token","token":"${TOKEN}"}`,
    ),
  };
}
