// Populate; in order, on a server without a proxy.
import { LISTEN, noProxy, proxy, type ApiCase } from './api-case';

const POPULATED = 'struct { toxiproxy.Proxy; Enabled *bool \\"json:\\\\\\"enabled\\\\\\"\\" }';
const populateFault = (message: string, status: number, proxies = 'null'): string =>
  `{"error":"${message}","status":${String(status)},"proxies":${proxies}}`;

export const POPULATE: readonly ApiCase[] = [
  ['POST', '/populate', '', 400, populateFault('bad request body: EOF', 400)],
  [
    'POST',
    '/populate',
    '{}',
    400,
    populateFault(
      `bad request body: json: cannot unmarshal object into Go value of type []${POPULATED}`,
      400,
    ),
  ],
  [
    'POST',
    '/populate',
    '[1]',
    400,
    populateFault(`bad request body: json: cannot unmarshal number into Go value of type ${POPULATED}`, 400),
  ],
  [
    'POST',
    '/populate',
    '[{"name":1}]',
    400,
    populateFault(
      'bad request body: json: cannot unmarshal number into Go struct field .Proxy.name of type string',
      400,
    ),
  ],
  [
    'POST',
    '/populate',
    '[{"enabled":1}]',
    400,
    populateFault(
      'bad request body: json: cannot unmarshal number into Go struct field .enabled of type bool',
      400,
    ),
  ],
  ['POST', '/populate', '[]', 201, '{"proxies":null}'],
  ['POST', '/populate', 'null', 201, '{"proxies":null}'],
  ['POST', '/populate', '[{}]', 400, populateFault('missing required field: name at proxy 1', 400)],
  [
    'POST',
    '/populate',
    `[{"name":"a","upstream":"b:1",${LISTEN}},{"name":"c"}]`,
    400,
    populateFault('missing required field: upstream at proxy 2', 400),
  ],
  ['GET', '/proxies', undefined, 200, '{}'],
  [
    'POST',
    '/populate',
    `[{"name":"a","upstream":"b:1",${LISTEN}},{"name":"c","upstream":"d:1",${LISTEN},"enabled":false}]`,
    201,
    `{"proxies":[${proxy('a', 'b:1', true)},${proxy('c', 'd:1', false, '127.0.0.1:0')}]}`,
  ],
  [
    'POST',
    '/populate',
    `[{"name":"c","upstream":"d:1",${LISTEN},"enabled":true}]`,
    201,
    `{"proxies":[${proxy('c', 'd:1', false, '127.0.0.1:0')}]}`,
  ],
  [
    'POST',
    '/populate',
    `[{"name":"z","upstream":"d:1",${LISTEN}},{"name":"y","upstream":"d:1","listen":"192.0.2.1:0"},{"name":"x","upstream":"d:1"}]`,
    500,
    populateFault(
      'listen tcp 192.0.2.1:0: bind: cannot assign requested address',
      500,
      `[${proxy('z', 'd:1', true)}]`,
    ),
  ],
  [
    'POST',
    '/populate',
    '[{"name":"a","upstream":"b:1","listen":"nope"}]',
    500,
    populateFault('address nope: missing port in address', 500),
  ],
  ['GET', '/proxies/x', undefined, 404, noProxy],
];
