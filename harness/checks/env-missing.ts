// Guide 10: is the secret in the environment of the process?

import type { Check } from '../contract/check';
import { seen, unseen } from './sign';

export const envMissing: Check = {
  cause: 'env-missing',
  asks: 'echo $JWT_SECRET: a secret, not an empty line',
  async look({ environment, dotenv, names }) {
    if (environment === undefined) return [unseen('secret')];
    const name = names.variables.secret;
    const value = environment[name];
    if (value === '') return [seen('secret', 'empty', `${name} is set and empty`)];
    if (value !== undefined) return [seen('secret', 'set', `${name} is set`)];
    return [
      dotenv?.[name] === undefined
        ? seen('secret', 'unset', `${name} is not set`)
        : seen('secret', 'in the file alone', `${name} stands in the .env file and not in the environment`),
    ];
  },
};
