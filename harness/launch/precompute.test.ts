import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { bundle } from './bundle-once.cjs';
import { runBundle } from './run-bundle.cjs';

const ROOT = resolve(__dirname, '..', '..');
const fromExpress = createRequire(require.resolve('express'));

/** A bundle that hands on this module. */
async function bundled(module: string): Promise<{ readonly exports: unknown; readonly code: string }> {
  const contents = `module.exports = require(${JSON.stringify(module)});`;
  const { code } = await bundle('entry.ts', { root: ROOT, name: 'precompute', contents });
  return {
    code,
    exports: runBundle('precompute.cjs', { code, requireFrom: __filename, warmth: () => 'cold' }),
  };
}

interface MimeTypes {
  readonly charset: (type: string) => unknown;
  readonly contentType: (type: string) => unknown;
  readonly extension: (type: string) => unknown;
  readonly lookup: (path: string) => unknown;
  readonly extensions: object;
  readonly types: object;
}

describe('mime-types in a bundle', () => {
  const file = fromExpress.resolve('mime-types');
  const real = createRequire(file)(file) as MimeTypes;
  const types = Object.keys(createRequire(file)('mime-db') as object);
  const strange = ['', 'constructor', '__proto__', 'a.constructor', 'text/unknown', 'no/such', 'x', '.'];

  test('answers like the package, for each type and each extension that there is', async () => {
    const made = (await bundled(file)).exports as MimeTypes;
    const words = [...types, ...Object.keys(real.types), ...strange];
    expect(words.length).toBeGreaterThan(2000);
    const answers = (mime: MimeTypes) =>
      words.map((word) => [
        mime.charset(word),
        mime.contentType(word),
        mime.extension(word),
        mime.lookup(word),
      ]);
    expect(answers(made)).toEqual(answers(real));
    expect({ ...made.extensions }).toEqual({ ...real.extensions });
  });

  test('brings no database of its own', async () => {
    expect((await bundled(file)).code).not.toContain('"application/1d-interleaved-parityfec":');
  });
});

describe('jsonwebtoken in a bundle', () => {
  test('knows without asking semver what Node can do', async () => {
    const { code, exports } = await bundled(fromExpress.resolve('jsonwebtoken'));
    expect(code).not.toContain('node_modules/semver');
    expect(exports).toHaveProperty('verify', expect.any(Function));
  });
});
