// Where the tables come from: the migration tool that the repository uses, or its SQL files.

import { found, guessed, type Finding } from '../finding';
import type { Repository } from '../repository';
import { findGoProgram } from './go-program';

/** In order of what says most. */
const WAYS: readonly ((repository: Repository) => Finding | null)[] = [
  byPrisma,
  byOwnScript,
  byDrizzle,
  byKnex,
  byPython,
  byGo,
  bySqlFiles,
];

/** Null where none is found: the backend may make them itself. */
export function findSchema(repository: Repository): Finding | null {
  for (const way of WAYS) {
    const schema = way(repository);
    if (schema !== null) return schema;
  }
  return null;
}

function byPrisma({ files, has }: Repository): Finding | null {
  const schema = files.find((path) => /(^|\/)schema\.prisma$/.test(path));
  if (schema === undefined) return null;
  const folder = schema.slice(0, Math.max(0, schema.lastIndexOf('/')));
  const migrations = folder === '' ? 'migrations' : `${folder}/migrations`;
  const words = has(migrations) ? ['migrate', 'deploy'] : ['db', 'push', '--skip-generate'];
  // The root holds all that there is, and each change of that would make the tables anew.
  const kept = folder === '' ? [schema, ...(has(migrations) ? [migrations] : [])] : [folder];
  return found({ command: ['npx', 'prisma', ...words, '--schema', schema], files: kept }, schema);
}

/** A migration command of the package's own knows more than its tool's. */
function byOwnScript({ packageJson, files, has }: Repository): Finding | null {
  const scripts = packageJson?.scripts ?? {};
  const name = ['migrate', 'db:migrate', 'migrate:up', 'migrate:deploy', 'migration:run'].find(
    (one) => scripts[one] !== undefined,
  );
  if (name === undefined) return null;
  const script = scripts[name] ?? '';
  const from = `package.json, scripts.${name}`;
  const words = script.split(/\s+/);
  const isPlain = words[0] === 'node' && !/[|&;<>$`"'*]/.test(script);
  const argv = isPlain ? words : ['npm', 'run', '-s', name];
  const made = argv.find((word) => /\.(c|m)?js$/.test(word));
  const kept = migrationFolders(files);
  if (made === undefined) return byCommand(argv, kept, ['package.json'], from);
  if (has(made)) return byCommand(argv, kept, [made], from);
  const finding = { command: argv, files: kept.length > 0 ? kept : ['package.json'] };
  return guessed(finding, `${from}. Build ${made} first: it is not there`);
}

function byDrizzle({ files, has, read }: Repository): Finding | null {
  const config = files.find((path) => /^drizzle\.config\.[a-z]+$/.test(path));
  if (config === undefined) return null;
  const out = /out:\s*['"](?:\.\/)?([^'"]+)/.exec(read(config) ?? '')?.[1] ?? 'drizzle';
  return byCommand(['npx', 'drizzle-kit', 'migrate'], has(out) ? [out] : [], [config], config);
}

function byKnex({ files }: Repository): Finding | null {
  const config = files.find((path) => /^knexfile\.[a-z]+$/.test(path));
  if (config === undefined) return null;
  return byCommand(['npx', 'knex', 'migrate:latest'], migrationFolders(files), [config], config);
}

function byPython({ files, has }: Repository): Finding | null {
  const folders = migrationFolders(files);
  if (has('alembic.ini'))
    return byCommand(['alembic', 'upgrade', 'head'], folders, ['alembic.ini'], 'alembic.ini');
  return has('manage.py')
    ? byCommand(['python', 'manage.py', 'migrate'], folders, ['manage.py'], 'manage.py')
    : null;
}

/** A program that knows the word `migrate` by itself. */
function byGo(repository: Repository): Finding | null {
  const program = findGoProgram(repository);
  if (program === null || !/"migrate"/.test(repository.read(program.main) ?? '')) return null;
  const kept = migrationFolders(repository.files);
  const files = kept.length > 0 ? kept : [program.main];
  return guessed({ command: [...program.argv, 'migrate'], files }, `${program.main} speaks of "migrate"`);
}

/** Without a folder of migrations, nobody has said what the tables are made of. */
function byCommand(
  command: readonly string[],
  folders: readonly string[],
  others: readonly string[],
  from: string,
): Finding {
  const finding = { command, files: [...folders, ...others] };
  return folders.length > 0
    ? found(finding, from)
    : guessed(
        finding,
        `${from}. No folder of migrations was found: add to files what the tables are made of`,
      );
}

/** One whole schema, else all steps in their order; steps back are left out. */
function bySqlFiles({ files }: Repository): Finding | null {
  const sql = files.filter(
    (path) => path.endsWith('.sql') && !/(^|[/.])(down|undo|seeds?|fixtures?|drop)\b/.test(path),
  );
  const [whole] = sql.filter((path) => /(^|\/)(schema|structure|init|tables)\.sql$/.test(path));
  if (whole !== undefined) return found(whole, 'a file of that name');
  const steps = sql
    .filter((path) => /(^|\/)(migrations?|sql|db|drizzle)\//.test(path))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return steps.length === 0 ? null : found(steps, 'the SQL files that are there, in their order');
}

function migrationFolders(files: readonly string[]): string[] {
  const folders = files.flatMap(
    (path) => /^(.*?(?:^|\/)(?:migrations|versions|drizzle))\//.exec(path)?.[1] ?? [],
  );
  return [...new Set(folders)].filter((folder, _, all) =>
    all.every((other) => other === folder || !folder.startsWith(`${other}/`)),
  );
}
