// Finds the route of a request, and answers as Toxiproxy's router does where there is none.
import { empty, fault, refusal, type Reply } from './reply';
import type { Call, Route } from './routes';

export type Found =
  { readonly route: Route; readonly parameters: Call['parameters'] } | { readonly reply: Reply };

/** `target` is the request's path with its query, percent-encoded. */
export function routeRequest(routes: readonly Route[], method: string, target: string): Found {
  const [encoded = '', ...query] = target.replace(/^https?:\/\/[^/]*/, '').split('?');
  const path = decodePath(encoded);
  if (path === undefined) return { reply: refusal(400) };
  const clean = cleanPath(path);
  if (clean !== path) {
    const location = [clean.split('/').map(encodeSegment).join('/'), ...query].join('?');
    return { reply: empty(301, { Location: location }) };
  }
  const matching = routes.flatMap((route) => {
    const parameters = match(route.path, path);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  if (matching.length === 0) return { reply: fault(404, '404 page not found') };
  const found = matching.find(({ route }) => route.methods === undefined || route.methods.includes(method));
  return found ?? { reply: empty(405) };
}

/** As Go's `url.URL` writes a path: what would end it is escaped as well. */
function encodeSegment(segment: string): string {
  return encodeURI(segment).replace(/[#?]/g, encodeURIComponent);
}

/** Undefined where a percent sign is followed by no two hexadecimal digits. */
function decodePath(encoded: string): string | undefined {
  if (/%(?![\da-fA-F]{2})/.test(encoded)) return undefined;
  const bytes = encoded.replace(/%(..)/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Without empty, `.` and `..` segments; a slash at the end stays. */
function cleanPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}`;
}

function match(pattern: string, path: string): Call['parameters'] | undefined {
  const parameters = { proxy: '', toxic: '' };
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part === '{proxy}' || part === '{toxic}') {
      if (segment === '') return undefined;
      parameters[part === '{proxy}' ? 'proxy' : 'toxic'] = segment;
    } else if (part !== segment) return undefined;
  }
  return parameters;
}
