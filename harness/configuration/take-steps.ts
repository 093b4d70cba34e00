// Takes the steps that sign a person up or in: requests, and SQL between them.

import type { RequestTemplate, Step } from '../contract/configuration';
import type { HttpRequest, HttpResponse } from '../contract/http';
import type { SignInSetting } from '../contract/setting';
import { fillIn, fillInAll, fillInSql, type Values } from '../support/text/fill-in';
import { shapeOf } from '../support/shape-of';
import { UserError } from '../support/user-error';
import { atKey } from './at-key';
import { describeMiss, fieldIn } from './field-source';
import { lowerCased } from './lower-cased';
import { personValues } from './values';

/** The answer of the last request among them, or null. `key` is where they stand in the configuration. */
export async function takeSteps(
  key: string,
  steps: readonly Step[],
  setting: SignInSetting,
): Promise<HttpResponse | null> {
  let last: HttpResponse | null = null;
  for (const [index, step] of steps.entries()) {
    const at = steps.length === 1 ? key : `${key}[${String(index)}]`;
    if ('sql' in step) await askDatabase(at, step, setting);
    else last = await sendRequest(at, step, setting);
  }
  return last;
}

/** What stands at that key, with the person's values in it. */
function requestOf(at: string, template: RequestTemplate, values: Values): HttpRequest {
  const { path, headers = {}, body, form } = template;
  const sent =
    form === undefined
      ? fillInAll(body, values, `${at}.body`)
      : new URLSearchParams(fillInAll(form, values, `${at}.form`)).toString();
  return {
    method: template.method ?? 'POST',
    path: fillIn(path, values, { written: encodeURIComponent, key: `${at}.path` }),
    headers: {
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...lowerCased(fillInAll(headers, values, `${at}.headers`)),
    },
    ...(sent === undefined ? {} : { body: sent }),
  };
}

async function sendRequest(at: string, step: RequestTemplate, setting: SignInSetting): Promise<HttpResponse> {
  const request = requestOf(at, step, personValues(setting.person, setting.kept));
  const response = await setting.send(request);
  const { status } = response;
  if (!(step.statuses?.includes(status) ?? (status >= 200 && status < 400)))
    throw new UserError({
      to: `take the step "${at}"`,
      why: `${request.method} ${step.path} was answered with ${status === 0 ? 'nothing' : `status ${String(status)}`}; its body is ${shapeOf(response.body)}`,
      remedy: `Mend the request, or list the status in ${at}.statuses`,
    });
  for (const [name, source] of Object.entries(step.keep ?? {})) {
    const value = fieldIn(response, source);
    if (value === undefined)
      throw new UserError({
        to: `keep "${name}" of the step "${at}"`,
        why: `${request.method} ${step.path} was answered with ${String(status)}, and ${describeMiss(response, source)}`,
        remedy: `Mend ${at}.keep.${name}`,
      });
    setting.kept[name] = value;
  }
  return response;
}

async function askDatabase(
  at: string,
  { sql, keep = {} }: Extract<Step, { readonly sql: string }>,
  setting: SignInSetting,
): Promise<void> {
  const key = `${at}.sql`;
  const { rows } = await atKey(key, () =>
    setting.query(fillInSql(sql, personValues(setting.person, setting.kept), key)),
  );
  for (const [name, column] of Object.entries(keep)) {
    const value = rows[0]?.[column];
    if (value === undefined || value === null)
      throw new UserError({
        to: `keep "${name}" of the step "${at}"`,
        why:
          rows.length === 0
            ? 'its SQL gives no row'
            : `its row has no column "${column}" (${Object.keys(rows[0] ?? {}).join(', ')})`,
        remedy: `Mend ${at}.sql or ${at}.keep.${name}`,
      });
    setting.kept[name] = textOf(value);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
