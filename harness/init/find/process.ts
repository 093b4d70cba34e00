// How the backend is started: by its package's script, its Procfile or Dockerfile, or as its language's programs are.

import { found, guessed, type Finding, type Value } from '../finding';
import type { Repository } from '../repository';
import { findGoProgram } from './go-program';

export interface FoundProcess {
  readonly key: 'command' | 'bundle';
  readonly finding: Finding;
  /** What a script sets in front of its command. */
  readonly environment: Readonly<Record<string, string>>;
}

const ENTRIES = ['index', 'server', 'main', 'app'].flatMap((name) =>
  ['src/', '', 'backend/src/', 'server/'].flatMap((folder) =>
    ['ts', 'js', 'mjs'].map((extension) => `${folder}${name}.${extension}`),
  ),
);

/** In order of what says most. */
const WAYS: readonly ((repository: Repository) => FoundProcess | null)[] = [
  byStartScript,
  byProcfile,
  byGo,
  byPython,
  byDockerfile,
  byMain,
  byEntry,
];

export function findProcess(repository: Repository): FoundProcess | null {
  for (const way of WAYS) {
    const process = way(repository);
    if (process !== null) return process;
  }
  return null;
}

function byStartScript(repository: Repository): FoundProcess | null {
  const scripts = repository.packageJson?.scripts ?? {};
  const name = ['start', 'start:prod', 'serve'].find((one) => scripts[one] !== undefined);
  if (name === undefined) return null;
  const from = `package.json, scripts.${name}`;
  const { environment, argv } = parseShell(scripts[name] ?? '');
  if (argv === null) return command(guessed(['npm', 'run', '-s', name], `${from} needs a shell`));
  const built = argv.find((word) => /\.(c|m)?js$/.test(word));
  const [program = ''] = argv;
  if (program === 'node' && built !== undefined && !repository.has(built)) {
    const source = sourceOf(built, repository);
    if (source !== null)
      return {
        key: 'bundle',
        finding: guessed(
          source,
          `the source of ${built}, which is not built. To run what is built instead, write ${JSON.stringify({ command: argv })}`,
        ),
        environment,
      };
  }
  const isOfPackage = repository.has(`node_modules/.bin/${program}`);
  return command(
    found(isOfPackage ? [`node_modules/.bin/${program}`, ...argv.slice(1)] : argv, from),
    environment,
  );
}

/** `dist/server.js` is made of `src/server.ts`, where that is there. */
function sourceOf(built: string, { has }: Repository): string | null {
  const stem = built.replace(/^\.\//, '').replace(/\.(c|m)?js$/, '');
  const below = stem.replace(/^(dist|build|out|lib)\//, '');
  return [`src/${below}.ts`, `${below}.ts`].find(has) ?? null;
}

function byProcfile({ read }: Repository): FoundProcess | null {
  const line = /^web:\s*(.+)$/m.exec(read('Procfile') ?? '')?.[1];
  if (line === undefined) return null;
  const { environment, argv } = parseShell(line.replaceAll(/\$\{?PORT\}?/g, '{{port}}'));
  return argv === null ? null : command(found(argv, 'Procfile'), environment);
}

function byGo(repository: Repository): FoundProcess | null {
  const program = findGoProgram(repository);
  if (program === null) return null;
  const { argv, main, isBuilt } = program;
  return command(
    isBuilt
      ? guessed(argv, `it is there, built of ${main}`)
      : guessed(argv, `${main}. A binary that is built starts faster, and is started often`),
  );
}

const PYTHON: readonly (readonly [RegExp, (module: string, variable: string) => readonly string[]])[] = [
  [
    /^(\w+)\s*(?::\s*\w+)?=\s*(?:FastAPI|Starlette)\(/m,
    (module, variable) => ['uvicorn', `${module}:${variable}`, '--host', '{{host}}', '--port', '{{port}}'],
  ],
  [
    /^(\w+)\s*=\s*Flask\(/m,
    (module) => ['flask', '--app', module, 'run', '--host', '{{host}}', '--port', '{{port}}'],
  ],
];

function byPython({ sources, has }: Repository): FoundProcess | null {
  if (has('manage.py'))
    return command(
      guessed(['python', 'manage.py', 'runserver', '--noreload', '{{host}}:{{port}}'], 'manage.py'),
    );
  for (const { path, text } of sources.filter((source) => source.path.endsWith('.py'))) {
    for (const [pattern, argv] of PYTHON) {
      const variable = pattern.exec(text)?.[1];
      const module = path.replace(/\.py$/, '').replaceAll('/', '.');
      if (variable !== undefined) return command(guessed(argv(module, variable), path));
    }
  }
  return null;
}

function byDockerfile({ read }: Repository): FoundProcess | null {
  const text = read('Dockerfile') ?? '';
  const [last] = [...text.matchAll(/^(?:CMD|ENTRYPOINT)\s+(\[.*\])\s*$/gm)].slice(-1);
  try {
    const argv: unknown = JSON.parse(last?.[1] ?? 'null');
    return Array.isArray(argv) && argv.length > 0
      ? command(found(argv.map(String), 'Dockerfile, its last CMD'))
      : null;
  } catch {
    return null;
  }
}

function byMain({ packageJson, has }: Repository): FoundProcess | null {
  const main = packageJson?.main;
  return main !== undefined && has(main) ? command(guessed(['node', main], 'package.json, main')) : null;
}

function byEntry({ has }: Repository): FoundProcess | null {
  const entry = ENTRIES.find(has);
  return entry === undefined
    ? null
    : { key: 'bundle', finding: guessed(entry, 'a source of that name is there'), environment: {} };
}

function command(finding: Finding<Value>, environment: Readonly<Record<string, string>> = {}): FoundProcess {
  return { key: 'command', finding, environment };
}

/** Words without a shell's own signs; `argv` is null where there are any, since no shell is going to read it. */
function parseShell(text: string): { environment: Record<string, string>; argv: readonly string[] | null } {
  const words = text.trim().split(/\s+/);
  const environment: Record<string, string> = {};
  if (words[0] === 'cross-env') words.shift();
  for (let pair; (pair = /^([A-Z_][A-Z0-9_]*)=([\w./:-]*)$/.exec(words[0] ?? '')) !== null; words.shift())
    environment[pair[1] ?? ''] = pair[2] ?? '';
  return { environment, argv: /[|&;<>()$`"'*?#~\\]/.test(words.join(' ')) ? null : words };
}
