// The bodies that create, change and populate proxies.
import { missingField } from '../proxy/api-error';
import type { ProxyDefinition } from '../proxy/proxy-collection';
import type { ProxySettings } from '../proxy/toxic-proxy';
import { boolField, decodeBody, fillShape, objectField, stringField, type Shape } from './decode';

type Draft = { -readonly [Key in keyof ProxyDefinition]: ProxyDefinition[Key] };

const PROXY = { type: 'toxiproxy.Proxy', struct: 'Proxy' };
const POPULATED = 'struct { toxiproxy.Proxy; Enabled *bool "json:\\"enabled\\"" }';

/** Throws an `ApiError` (400) where the body is no proxy or lacks its name or upstream. */
export function newProxy(body: Buffer): ProxyDefinition {
  const draft = blank();
  decodeBody(body, (value, faults) => fillShape(value, { ...PROXY, fields: fieldsOf(draft) }, faults));
  requireFields(draft, '');
  return draft;
}

/** The present settings with what the body changes in them. A name in it is ignored. */
export function changedProxy(body: Buffer, present: ProxySettings): ProxySettings {
  const draft = { name: '', ...present };
  decodeBody(body, (value, faults) => fillShape(value, { ...PROXY, fields: fieldsOf(draft) }, faults));
  return draft;
}

/** All of them are looked at before the first is created. */
export function populatedProxies(body: Buffer): ProxyDefinition[] {
  const drafts: Draft[] = [];
  decodeBody(body, (value, faults) => {
    if (value.kind === 'null') return;
    if (value.kind !== 'array') return void faults.push(`${value.kind} into Go value of type []${POPULATED}`);
    for (const item of value.items) {
      const draft = blank();
      drafts.push(draft);
      const { enabled, ...inherited } = fieldsOf(draft);
      const own = { type: POPULATED, struct: '' };
      fillShape(item, { ...own, fields: { enabled } }, faults);
      if (item.kind === 'object') fillShape(item, { ...own, path: 'Proxy.', fields: inherited }, faults);
    }
  });
  drafts.forEach((draft, index) => requireFields(draft, ` at proxy ${String(index + 1)}`));
  return drafts;
}

function blank(): Draft {
  return { name: '', listen: '', upstream: '', enabled: true };
}

function fieldsOf(draft: Draft): Shape['fields'] & { enabled: Shape['fields'][string] } {
  return {
    name: stringField((value) => (draft.name = value)),
    listen: stringField((value) => (draft.listen = value)),
    upstream: stringField((value) => (draft.upstream = value)),
    enabled: boolField((value) => (draft.enabled = value)),
    // It stands in every answer, so clients send it back.
    Logger: objectField('zerolog.Logger', () => undefined),
  };
}

function requireFields(draft: Draft, where: string): void {
  if (draft.name === '') throw missingField(`name${where}`);
  if (draft.upstream === '') throw missingField(`upstream${where}`);
}
