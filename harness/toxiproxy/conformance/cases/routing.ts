// Which paths and methods there are, and what the router answers elsewhere.
import { MISSING, type ApiCase } from './api-case';

export const ROUTING: readonly ApiCase[] = [
  ['GET', '/version', undefined, 200, '{"version": "2.12.0"}\n'],
  ['GET', '/%76ersion', undefined, 200, '{"version": "2.12.0"}\n'],
  ['GET', '/', undefined, 404, MISSING],
  ['GET', '/metrics', undefined, 404, MISSING],
  ['GET', '/proxies/', undefined, 404, MISSING],
  ['GET', '/proxies/a%2Fb', undefined, 404, MISSING],
  ['GET', '//proxies', undefined, 301, ''],
  ['GET', '/proxies/../version', undefined, 301, ''],
  ['GET', '/proxies/%zz', undefined, 400, '400 Bad Request'],
  ['HEAD', '/version', undefined, 405, ''],
  ['OPTIONS', '/proxies', undefined, 405, ''],
  ['PUT', '/proxies', undefined, 405, ''],
  ['GET', '/reset', undefined, 405, ''],
  ['GET', '/populate', undefined, 405, ''],
  ['POST', '/version', undefined, 405, ''],
  ['PUT', '/proxies/x', '{}', 405, ''],
  ['DELETE', '/proxies/x/toxics', undefined, 405, ''],
  ['PUT', '/proxies/x/toxics/y', '{}', 405, ''],
];
