// Step 4 of the guide: which of the variables are set; never to what.

import type { Names } from '../contract/clues';
import { count } from '../support/text/count';
import type { Notebook } from './notebook';
import { readVariables } from './read-variables';
import { reasonOf } from './reason-of';

type Variables = Readonly<Record<string, string>>;

/** Undefined where no file was given, or it could not be read. */
export async function lookAtVariables(
  file: string | undefined,
  { variables }: Names,
  notebook: Notebook,
): Promise<Variables | undefined> {
  if (file === undefined) return undefined;
  try {
    const read = await readVariables(file);
    const asked = [variables.secret, variables.databaseUrl, variables.origins, variables.environment];
    const said = asked.map((name) => `${name} is ${stateOf(read[name])}`);
    notebook.saw(4, `${file}: ${count(Object.keys(read).length, 'variable')}; ${said.join(', ')}`);
    return read;
  } catch (thrown) {
    notebook.failed(4, `${file} could not be read: ${reasonOf(thrown)}`);
    return undefined;
  }
}

function stateOf(value: string | undefined): string {
  if (value === undefined) return 'not set';
  return value === '' ? 'empty' : 'set';
}
