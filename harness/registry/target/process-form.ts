// The form of what a configuration says of processes.

import { z } from 'zod';
import { aRegExp, byShape, has, record, text } from '../form';
import { argv, statuses, strings, texts, urlPath } from './parts';

const readiness = record({
  path: urlPath.optional(),
  statuses: statuses.optional(),
  line: aRegExp.optional(),
  seconds: z.number().positive('must be above 0').optional(),
});

const settings = {
  environment: texts.optional(),
  health: readiness.optional(),
  startsWithoutDatabase: z.boolean().optional(),
  supervised: z.boolean().optional(),
};

const FORMS = {
  bundle: record({ bundle: text, ...settings, loadsDotenv: z.boolean().optional() }),
  image: record({ image: text, ...settings }),
  dockerfile: record({ dockerfile: text, context: text.optional(), ...settings }),
};

/** What it is where no other key says so: a mistyped key is then told by its nearest. */
const command = record({ command: argv, directory: text.optional(), ...settings });

export const processForm = byShape((value) => {
  const kind = (['bundle', 'image', 'dockerfile'] as const).find((key) => has(value, key));
  return kind === undefined || has(value, 'command') ? command : FORMS[kind];
});

export const jobForm = byShape((value) =>
  has(value, 'bundle')
    ? record({ bundle: text, environment: strings })
    : record({ command: argv, directory: text.optional(), environment: strings }),
);

export const companionForm = record({
  command: argv,
  directory: text.optional(),
  environment: texts.optional(),
  urlVariable: text.optional(),
  health: readiness.refine(
    ({ path, line }) => path !== undefined || line !== undefined,
    'must name a path or a line',
  ),
});
