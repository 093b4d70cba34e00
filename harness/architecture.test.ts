import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..');

/** What each room may import beside itself, Node and npm packages. A room that is not named here may import nothing. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'harness/contract': [],
  'harness/support': ['harness/contract'],
  'harness/registry': ['harness/contract', 'harness/support', 'harness/launch'],
  'harness/configuration': ['harness/contract', 'harness/support', 'harness/registry'],
  'harness/evidence': ['harness/contract', 'harness/support'],
  'harness/reporters': ['harness/contract', 'harness/support'],
  'harness/toxiproxy': ['harness/contract', 'harness/support'],
  'harness/edge': ['harness/contract', 'harness/support'],
  'harness/faults': ['harness/contract', 'harness/support'],
  'harness/fixes': ['harness/contract', 'harness/support', 'harness/faults'],
  'harness/preventions': ['harness/contract', 'harness/support', 'harness/evidence'],
  'harness/engine': ['harness/contract', 'harness/support', 'harness/evidence'],
  // Without a bundle it can require what is a `.cjs` alone.
  'harness/launch': ['harness/support'],
  'harness/package': ['harness/contract'],
  'harness/init': ['harness/contract', 'harness/support'],
  'harness/doctor': [
    'harness/contract',
    'harness/support',
    'harness/evidence',
    'harness/engine',
    'harness/reporters',
  ],
  'harness/runtimes/common': ['harness/contract', 'harness/support', 'harness/edge', 'harness/launch'],
  'harness/parity': ['harness/contract', 'harness/support', 'harness/evidence', 'harness/reporters'],
  'harness/soak': ['harness/contract', 'harness/support', 'harness/engine', 'harness/reporters'],
  'harness/documents': [
    'harness/contract',
    'harness/support',
    'harness/checks',
    'harness/matrix',
    'harness/drill',
  ],
  'harness/runtimes/embedded': [
    'harness/contract',
    'harness/support',
    'harness/toxiproxy',
    'harness/edge',
    'harness/launch',
    'harness/runtimes/common',
  ],
  'harness/runtimes/docker': [
    'harness/contract',
    'harness/support',
    'harness/edge',
    'harness/launch',
    'harness/runtimes/common',
  ],
  'harness/bad-tokens': [
    'harness/contract',
    'harness/support',
    'harness/evidence',
    'harness/engine',
    'harness/reporters',
  ],
  'harness/load': [
    'harness/contract',
    'harness/support',
    'harness/evidence',
    'harness/engine',
    'harness/reporters',
    'harness/bad-tokens',
  ],
  'harness/checks': ['harness/contract', 'harness/support', 'harness/evidence'],
  'harness/diagnose': ['harness/contract', 'harness/support', 'harness/evidence', 'harness/checks'],
  'harness/bench': [
    'harness/contract',
    'harness/support',
    'harness/reporters',
    'harness/toxiproxy',
    'harness/runtimes/embedded',
    'harness/runtimes/docker',
  ],
  'harness/matrix': [
    'harness/contract',
    'harness/support',
    'harness/checks',
    'harness/engine',
    'harness/reporters',
  ],
  'harness/drill': [
    'harness/contract',
    'harness/support',
    'harness/evidence',
    'harness/engine',
    'harness/checks',
    'harness/diagnose',
    'harness/matrix',
    'harness/reporters',
  ],
  scenarios: ['harness/contract', 'harness/faults', 'harness/fixes', 'harness/preventions'],
  'target-app/backend': [],
  'target-app/src': [],
  'target-app': ['harness/contract', 'target-app/src'],
};

/** They put the parts together. */
const MAY_IMPORT_ANYTHING = ['harness/cli', 'harness/jest', 'harness/mutants', 'harness/testing'];

const files = sourcesBelow(['harness', 'scenarios', 'target-app']);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('the architecture', () => {
  test('every room imports only what it may', () => {
    const breaches = files
      .filter((file) => !isTest(file) && !MAY_IMPORT_ANYTHING.includes(roomOf(file)))
      .flatMap((file) =>
        (imports.get(file) ?? [])
          .filter((imported) => !mayImport(roomOf(file), roomOf(imported)))
          .map((imported) => `${file} → ${imported}`),
      );
    expect(breaches).toEqual([]);
  });

  test('every folder of the harness is a room with its rule', () => {
    const rooms = [...Object.keys(MAY_IMPORT), ...MAY_IMPORT_ANYTHING];
    const others = readdirSync(join(ROOT, 'harness'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `harness/${name}`)
      .filter((folder) => !rooms.some((room) => room === folder || room.startsWith(`${folder}/`)));
    expect(others).toEqual([]);
  });

  test('no files import each other in a ring', () => {
    expect(ringIn(imports)).toBeNull();
  });

  test('no folders of the drill import each other in a ring', () => {
    const between = new Map<string, string[]>();
    for (const [file, imported] of imports) {
      const folder = folderOfDrill(file);
      if (folder === null || isTest(file)) continue;
      const others = imported.flatMap((one) => folderOfDrill(one) ?? []).filter((other) => other !== folder);
      between.set(folder, [...(between.get(folder) ?? []), ...others]);
    }
    expect(ringIn(between)).toBeNull();
  });

  test('the contract uses no package', () => {
    const used = files
      .filter((file) => roomOf(file) === 'harness/contract')
      .flatMap((file) =>
        specifiersOf(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:')),
      );
    expect(used).toEqual([]);
  });

  test('every source opens with a comment that says what it is', () => {
    const silent = files.filter((file) => !isTest(file) && !/^(#!.*\n)?(\/\/ \S|\/\*\* \S)/.test(read(file)));
    expect(silent).toEqual([]);
  });

  test('every file name is in kebab case, but for those that the guide names', () => {
    const named = ['target-app/src/lib/sessionValidator.ts', 'target-app/src/lib/sessionValidator.test.ts'];
    const other = files.filter(
      (file) => !/\/[a-z0-9-]+(\.[a-z]+)*$/.test(`/${file}`) && !named.includes(file),
    );
    expect(other).toEqual([]);
  });

  test('nothing but the one tool makes folders above folders: Node 20 never comes back from it in /proc', () => {
    const makers = files.filter(
      (file) => !isTest(file) && /\bmkdir(Sync)?\(([^()]|\([^()]*\))*\brecursive\b/.test(read(file)),
    );
    expect(makers).toEqual([]);
  });

  test('nothing tells a user to type an npm script by hand: where the package is installed, there is none', () => {
    // What is written for, or run in, this repository alone.
    const own = ['harness/documents', 'harness/bench', 'harness/bad-tokens'];
    const tellers = files.filter(
      (file) =>
        !isTest(file) && !own.includes(roomOf(file)) && textsOf(file).some((text) => /npm run /.test(text)),
    );
    expect(tellers).toEqual(['harness/support/own-command.ts']);
  });

  test('only the command line ends the process', () => {
    const enders = files.filter(
      (file) => !isTest(file) && /process\.exit\(/.test(read(file)) && roomOf(file).startsWith('harness'),
    );
    expect(enders.filter((file) => !/^harness\/(cli|launch|testing)\//.test(file))).toEqual([]);
  });
});

function sourcesBelow(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).split(sep).join('/'))
      .filter((name) => /\.(ts|cjs)$/.test(name)),
  );
}

function isTest(file: string): boolean {
  return /\.(test|proof|fixture)\.ts$/.test(file);
}

/** Null for what lies in no folder of the drill, but above them all. */
function folderOfDrill(file: string): string | null {
  return /^harness\/drill\/[^/]+(?=\/)/.exec(file)?.[0] ?? null;
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The longest room whose folder holds the file. */
function roomOf(file: string): string {
  const rooms = [...Object.keys(MAY_IMPORT), ...MAY_IMPORT_ANYTHING];
  const found = rooms.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];
  return found ?? dirname(file);
}

function mayImport(from: string, to: string): boolean {
  return from === to || (MAY_IMPORT[from] ?? []).includes(to);
}

function specifiersOf(file: string): string[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** What stands in quotation marks there, and in templates; no comment. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
  return texts;
}

/** Imported files of the project, by their path from its root. */
function importsOf(file: string): string[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolveFile(resolve(ROOT, dirname(file), specifier)))
    .filter((imported) => imported !== null);
}

function resolveFile(path: string): string | null {
  const found = [path, `${path}.ts`, `${path}.cjs`, join(path, 'index.ts')].find(
    (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() ?? false,
  );
  return found === undefined ? null : relative(ROOT, found).split(sep).join('/');
}

/** One ring, as the files on it, or null. */
function ringIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const ring = visit(next, [...path, file]);
      if (ring !== null) return ring;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const ring = visit(file, []);
    if (ring !== null) return ring;
  }
  return null;
}
