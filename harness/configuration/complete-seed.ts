// What writes the rows that a scenario starts from.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SeedConfiguration } from '../contract/configuration';
import type { Person } from '../contract/person';
import type { TargetDefinition } from '../contract/target';
import { fillInSql, type Values } from '../support/text/fill-in';
import { atKey } from './at-key';

type Seed = TargetDefinition['database']['seed'];

/** `root` is absolute. */
export function completeSeed(seed: SeedConfiguration | undefined, root: string): Seed {
  if (seed === undefined) return ({ emptyTables }) => emptyTables();
  if (typeof seed === 'function')
    return async ({ people, query }) => {
      await atKey('database.seed', async () => {
        for (const { sql, parameters } of await seed(people)) await query(sql, parameters);
      });
    };
  return async ({ emptyTables, people, query, run }) => {
    await emptyTables();
    if ('command' in seed)
      return run({ argv: seed.command, directory: resolve(root, seed.directory ?? '.') });
    const key = `database.seed.${'sql' in seed ? 'sql' : 'file'}`;
    await atKey(key, async () => {
      const sql = 'sql' in seed ? seed.sql : readFileSync(resolve(root, seed.file), 'utf8');
      return query(fillInSql(sql, valuesOf(people), key));
    });
  };
}

function valuesOf([user, bystander]: readonly Person[]): Values {
  return { ...named('user', user), ...named('bystander', bystander) };
}

function named(prefix: string, person: Person | undefined): Values {
  return Object.fromEntries(
    Object.entries(person ?? {}).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}
