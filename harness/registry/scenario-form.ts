// The form of a scenario's definition.

import * as z from 'zod';
import { SIGN_NAMES } from '../contract/check';
import { CONDITIONS } from '../contract/condition';
import { PLAIN_NEEDS, type Need } from '../contract/need';
import { DATABASE_STATES, VARIABLE_ROLES } from './vocabulary';
import { aFunction, atLeastOne, named, oneOf, record, text } from './form';

const kebabCase = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be a name in kebab-case: lower-case letters, digits, single hyphens',
  );

const NEEDS: readonly string[] = [
  ...VARIABLE_ROLES.map((role): Need => `variable:${role}`),
  ...DATABASE_STATES.map((state): Need => `state:${state}`),
  ...DATABASE_STATES.map((state): Need => `shown:${state}`),
  ...PLAIN_NEEDS,
];

const IN_GUIDE = 'must be a number of the guide, 1 to 10';

const meta = record({
  title: text,
  guide: z.int().min(1, IN_GUIDE).max(10, IN_GUIDE).optional(),
  symptom: text,
  causes: atLeastOne(text),
  codeLocation: record({ file: text, symbol: text }).optional(),
  solution: atLeastOne(text),
});

const fault = record({
  title: text,
  phase: z.enum(['before', 'while', 'through']).optional(),
  act: aFunction,
  witness: aFunction,
});

const fix = record({ title: text, needs: z.array(oneOf(NEEDS)).optional(), apply: aFunction });

const probes = atLeastOne(
  record({ role: kebabCase, sends: z.enum(['session check', 'preflight']), condition: kebabCase }),
).refine((list) => new Set(list.map(({ role }) => role)).size === list.length, 'must have roles that differ');

const signs = z.partialRecord(z.enum(SIGN_NAMES), z.union([text, z.array(text).min(1)]));

const prevention = record({
  title: text,
  needs: z.array(oneOf(NEEDS)),
  variables: z.partialRecord(z.enum(VARIABLE_ROLES), text.nullable()),
  faults: atLeastOne(fault).optional(),
  begin: aFunction,
  then: fix.optional(),
});

const variant = record({
  summary: text,
  beyond: z.boolean().optional(),
  condition: kebabCase,
  needs: z.array(oneOf(NEEDS)).optional(),
  faults: atLeastOne(fault),
  fixes: atLeastOne(fix),
  signs: signs.optional(),
  probes: probes.optional(),
  healthy: probes.optional(),
  once: z.boolean().optional(),
  prevention: prevention.optional(),
  waits: z.number().min(0, 'must not be negative').optional(),
});

export const scenarioName = kebabCase;

export const scenarioForm = record({
  meta,
  variants: named(variant).refine(
    (variants) => Object.keys(variants).length > 0,
    'must hold at least one variant',
  ),
});

export const KNOWN_CONDITIONS: readonly string[] = Object.keys(CONDITIONS);
