// What another backend calls its tables, columns, variables and claims, from a JSON file: whatever it leaves out is as the guide has it.

import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { GUIDE_NAMES } from '../checks/guide-names';
import { besideGuide } from '../checks/names-of';
import { COMPLAINTS, type Names } from '../contract/clues';
import { faultsOf, record } from '../registry/form';
import { listed } from '../registry/listed';
import { messageOf, UserError } from '../support/user-error';

/** An identifier of SQL, in quotation marks or not, with its schema or not; it becomes a part of a statement. */
const IDENTIFIER = /^(?:(?:[A-Za-z_]\w*|"[^"\0;]+")\.)?(?:[A-Za-z_]\w*|"[^"\0;]+")$/;

const identifier = z.string().regex(IDENTIFIER, 'must be a name of SQL: sessions, app.sessions or "Session"');
const variable = z.string().regex(/^[A-Za-z_]\w*$/, 'must be the name of a variable');
const expressions = z.array(z.string().min(1).refine(isExpression, 'must be a regular expression'));

const form = record({
  tables: allOptional(Object.keys(GUIDE_NAMES.tables), identifier),
  columns: allOptional(Object.keys(GUIDE_NAMES.columns), identifier),
  variables: allOptional(Object.keys(GUIDE_NAMES.variables), variable),
  claims: allOptional(Object.keys(GUIDE_NAMES.claims), z.string().min(1, 'must be the name of a claim')),
  messages: allOptional(COMPLAINTS, expressions),
});

/** Throws a `UserError` (exit code 64) that lists every fault. */
export function readNames(file: string): Names {
  const given = parsed(file);
  const faults = faultsOf(form, given).map((fault) => fault.replace(/^the definition/, 'the file'));
  if (faults.length > 0) throw new UserError({ ...listed('read the names', faults, file), exitCode: 64 });
  return besideGuide(given as Partial<Names>);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (thrown) {
    throw new UserError({
      to: 'read the names',
      why: messageOf(thrown),
      value: file,
      remedy: 'Give --names a JSON file',
      exitCode: 64,
    });
  }
}

function allOptional<Value extends z.ZodType>(keys: readonly string[], value: Value) {
  return record(Object.fromEntries(keys.map((key) => [key, value.optional()]))).optional();
}

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, 'i').source !== '';
  } catch {
    return false;
  }
}
