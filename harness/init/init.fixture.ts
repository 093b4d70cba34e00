// Repositories for the tests of `init`, and what it has written for them.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { CleanupStack } from '../support/cleanup-stack';
import { initialise } from './init';

export const cleanup = new CleanupStack();

/** A directory with these files. */
export function repositoryOf(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'chaos-401-init-'));
  cleanup.defer('the repository', () => rmSync(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** The text that was written for them, and its keys with what they came from. */
export function initialised(files: Readonly<Record<string, string>>) {
  const { file, lines } = initialise(repositoryOf(files));
  return { text: readFileSync(file, 'utf8'), lines };
}

/** What the file that was written exports. */
export function configurationOf(files: Readonly<Record<string, string>>): unknown {
  const { outputText, diagnostics } = ts.transpileModule(initialised(files).text, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  expect(diagnostics).toEqual([]);
  const exported: { default?: unknown } = {};
  const load = compileFunction(outputText, ['exports', 'require']) as (
    exports: object,
    load: () => unknown,
  ) => void;
  load(exported, () => ({ defineTarget: (configuration: unknown) => configuration }));
  return exported.default;
}
