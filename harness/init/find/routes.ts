// The routes that the sources speak of, with the prefixes that they are mounted at, as far as plain reading finds them.

import { posix } from 'node:path';
import type { Repository, Source } from '../repository';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly from: string;
}

/** Groups `method` and `path`. */
const NOTATIONS = [
  // Express, Fastify, Koa, Hono, Gin, chi, FastAPI.
  /\.(?<method>get|post|delete|put|patch)\(\s*["'`](?<path>\/[^"'`\s]*)["'`]/gi,
  // Go's own mux.
  /"(?<method>GET|POST|DELETE|PUT|PATCH) (?<path>\/[^"\s]*)"/g,
  // Fastify's objects.
  /method:\s*['"](?<method>\w+)['"],\s*url:\s*['"](?<path>\/[^'"]*)['"]/g,
  // NestJS.
  /@(?<method>Get|Post|Delete|Put|Patch)\(\s*(?:['"](?<path>[^'"]*)['"])?\s*\)/g,
  // Flask.
  /\.route\(\s*["'](?<path>\/[^"']*)["'](?:,\s*methods=\[\s*["'](?<method>\w+))?/g,
];

export function findRoutes({ sources }: Repository): readonly Route[] {
  const prefixes = new Map([
    ...behindGlobalPrefix(sources),
    ...sources.flatMap((source) => mountsIn(source, sources)),
  ]);
  return sources.flatMap(({ path: from, text }) =>
    NOTATIONS.flatMap((notation) =>
      [...text.matchAll(notation)].map(({ groups = {} }) => ({
        method: (groups['method'] ?? 'GET').toUpperCase(),
        path: joined(prefixes.get(from) ?? '', ownPrefix(text), groups['path'] ?? ''),
        from,
      })),
    ),
  );
}

/** Of the whole file: NestJS's controller, FastAPI's router, Flask's blueprint. */
function ownPrefix(text: string): string {
  return /(?:@Controller\(\s*|prefix=|url_prefix=)["']([^"']+)["']/.exec(text)?.[1] ?? '';
}

/** NestJS's `setGlobalPrefix('api')`, which all of its controllers are behind. */
function behindGlobalPrefix(sources: readonly Source[]): [string, string][] {
  const prefix = sources
    .map(({ text }) => /\.setGlobalPrefix\(\s*['"`]([^'"`]+)/.exec(text)?.[1])
    .find((one) => one !== undefined);
  if (prefix === undefined) return [];
  return sources.filter(({ text }) => /@Controller\(/.test(text)).map(({ path }) => [path, prefix]);
}

/** `use('/api', routes(…))` and `register(routes, { prefix: '/api' })`: by the file that `routes` is imported from. */
function mountsIn({ path, text }: Source, sources: readonly Source[]): [string, string][] {
  const mounts = [
    ...[...text.matchAll(/\.use\(\s*['"](\/[^'"]*)['"]\s*,(?:\s*\w+\s*,)*\s*(\w+)/g)].map(
      ([, prefix = '', name = '']) => [name, prefix] as const,
    ),
    ...[...text.matchAll(/\.register\(\s*(\w+)\s*,\s*\{[^}]*prefix:\s*['"](\/[^'"]*)['"]/g)].map(
      ([, name = '', prefix = '']) => [name, prefix] as const,
    ),
  ];
  return mounts.flatMap(([name, prefix]) => {
    const file = importedFrom(name, text, path, sources);
    return file === null ? [] : [[file, prefix]];
  });
}

function importedFrom(name: string, text: string, path: string, sources: readonly Source[]): string | null {
  const specifier =
    new RegExp(
      `(?:import[^;]*\\b${name}\\b[^;]*from\\s*|\\b${name}\\b\\s*=\\s*require\\(\\s*)['"](\\.[^'"]*)['"]`,
    ).exec(text)?.[1] ?? null;
  if (specifier === null) return null;
  const stem = posix.join(posix.dirname(path), specifier).replace(/\.(c|m)?[jt]s$/, '');
  const fits = (file: string) => file.replace(/(\/index)?\.(c|m)?[jt]s$/, '') === stem;
  return sources.find((source) => fits(source.path))?.path ?? null;
}

function joined(...parts: readonly string[]): string {
  return `/${parts.flatMap((part) => part.split('/').filter((one) => one !== '')).join('/')}`;
}
