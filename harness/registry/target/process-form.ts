// The form of what a configuration says of processes.

import * as z from 'zod';
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

const bundle = record({ bundle: text, ...settings, loadsDotenv: z.boolean().optional() });
/** What it is where no other key says so: a mistyped key is then told by its nearest. */
const command = record({ command: argv, directory: text.optional(), ...settings });

export const processForm = byShape((value) =>
  has(value, 'bundle') && !has(value, 'command') ? bundle : command,
);

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
