// The bundled backend's mutants: for each aspect one edit of its source, which takes effect for one reason alone.

import type { Aspect } from './aspect';
import type { Edit } from './edit-source';

/** From the target's root: the one place where this backend logs, counts and sends a 401. */
const FILE = 'backend/src/failures.ts';

/** `reason` is the backend's own word, its code in the body. */
const EDITS: Record<Aspect, (reason: string) => Omit<Edit, 'file'>> = {
  status: (reason) => ({
    find: '.status(401)',
    replace: `.status(reason === '${reason}' ? 403 : 401)`,
  }),
  body: (reason) => ({
    find: '{ error: entry.error, code: reason }',
    replace: `{ error: reason === '${reason}' ? 'Unauthorized' : entry.error, code: reason }`,
  }),
  // What RFC 6750 §3 forbids.
  header: (reason) => ({
    find: 'challenge(description ?? entry.description)',
    replace: `reason === '${reason}' ? 'Bearer' : challenge(description ?? entry.description)`,
  }),
  log: (reason) => ({
    find: 'log[entry.level](',
    replace: `log[reason === '${reason}' ? 'info' : entry.level](`,
  }),
  metric: (reason) => ({
    find: '.inc({ reason })',
    replace: `.inc({ reason }, reason === '${reason}' ? 2 : 1)`,
  }),
};

export function editFor(aspect: Aspect, reason: string): Edit {
  return { file: FILE, ...EDITS[aspect](reason) };
}
