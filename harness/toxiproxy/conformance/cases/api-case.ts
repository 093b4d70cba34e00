// What the tables of API calls are written with: the form of a case, and the answers that come again and again.

/** Method, path, body; then the status and the body that must come. `PORT` stands for any port. */
export type ApiCase = readonly [
  method: string,
  path: string,
  body: string | undefined,
  status: number,
  answer: string,
];

export const MISSING = '404 page not found\n';
export const error = (message: string, status: number): string =>
  `{"error":"${message}","status":${String(status)}}\n`;
export const bad = (why: string): string => error(`bad request body: ${why}`, 400);
export const noProxy = error('proxy not found', 404);
export const noToxic = error('toxic not found', 404);
export const unmarshal = (what: string, where: string): string =>
  bad(`json: cannot unmarshal ${what} into Go ${where}`);
export const proxy = (
  name: string,
  upstream: string,
  enabled: boolean,
  listen = '127.0.0.1:PORT',
  toxics = '',
): string =>
  `{"name":"${name}","listen":"${listen}","upstream":"${upstream}","enabled":${String(enabled)},"Logger":{},"toxics":[${toxics}]}`;
export const toxic = (
  attributes: string,
  name: string,
  type: string,
  stream = 'downstream',
  toxicity = '1',
): string =>
  `{"attributes":{${attributes}},"name":"${name}","type":"${type}","stream":"${stream}","toxicity":${toxicity}}`;

export const LISTEN = '"listen":"127.0.0.1:0"';
