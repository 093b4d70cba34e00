// Lets a database error that no variant of the catalogue shows speak for none of them, and against none.

import type { Sign, SignName } from '../contract/check';
import type { Case } from '../contract/scenario';

const CODES: readonly SignName[] = ['database code', 'database connection'];
const NO_ERROR = ['none', 'ok'];

export function settleCodes(signs: readonly Sign[], cases: readonly Case[]): readonly Sign[] {
  return signs.map((sign) => {
    const { name, value } = sign;
    if (!CODES.includes(name) || value === null || NO_ERROR.includes(value)) return sign;
    const known = cases.some(({ variant }) => [variant.signs?.[name] ?? []].flat().includes(value));
    return known ? sign : { ...sign, value: null, says: `${name}: ${value}, which no variant shows` };
  });
}
