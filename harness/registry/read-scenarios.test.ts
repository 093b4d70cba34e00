import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenarios } from './read-scenarios';

test('scenario files and folders are read with their default exports; tests and folders without an index are not', () => {
  const root = mkdtempSync(join(tmpdir(), 'chaos-401-scenarios-'));
  try {
    mkdirSync(join(root, 'scenarios', 'folder'), { recursive: true });
    mkdirSync(join(root, 'scenarios', 'empty'));
    for (const file of ['one.ts', 'one.test.ts', 'folder/index.ts', 'notes.md'])
      writeFileSync(join(root, 'scenarios', file), `export default { here: ${JSON.stringify(file)} };\n`);
    expect(readScenarios(root)).toEqual([
      { name: 'folder', file: 'scenarios/folder/index.ts', definition: { here: 'folder/index.ts' } },
      { name: 'one', file: 'scenarios/one.ts', definition: { here: 'one.ts' } },
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
