import { readdirSync } from 'node:fs';
import { toxicTypes } from './registry';

const files = readdirSync(__dirname).filter((file) => !/^registry|\.test\.ts$/.test(file));

test('every file of this folder is a toxic that the registry lists; if not, add it to registry.ts', () => {
  const types = files.map((file) => file.replace('.ts', '').replace(/-/g, '_'));
  expect(toxicTypes.map(({ type }) => type)).toEqual(types.sort());
});
