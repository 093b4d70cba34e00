// The backend compiled file by file, as `tsc` would leave it: what a naive peer starts, which need not wait for a compiler.

import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { TargetDefinition } from '../../contract/target';

/** Path of the compiled entry in `folder`, from which its packages must be found. */
export async function compileBackend(
  { root, process: { program } }: TargetDefinition,
  folder: string,
): Promise<string> {
  if (program.kind !== 'bundle') throw new Error('The backend is not one of sources.');
  const bundle = program.file;
  const sources = join(root, dirname(bundle));
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  await build({
    entryPoints: files.map((name) => join(sources, name)),
    outdir: folder,
    outbase: sources,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  return join(folder, basename(bundle).replace(/\.ts$/, '.js'));
}
