// What a naive scenario looks at, once its stack stands: a login, a 200, and a 401 for a token with another signature.

import type { HttpRequest, HttpResponse } from '../../contract/http';
import type { Person } from '../../contract/person';
import type { TargetDefinition } from '../../contract/target';
import { properly, schemeOf, withCredential } from '../../support/secrets/credential';

export const PERSON: Person = {
  id: '2b1f0a5e-6d0c-4f5e-9a43-0d9c6f6f7a11',
  email: 'naive@example.com',
  password: 'correct horse battery staple',
  role: 'user',
};

/** Throws where one of the answers is another. Nothing but the status is looked at. */
export async function see401(baseUrl: string, target: TargetDefinition): Promise<void> {
  const query = (): Promise<never> => Promise.reject(new Error('A naive login asks no database.'));
  const send = (request: HttpRequest): Promise<HttpResponse> => ask(baseUrl, request);
  const { token } = await target.signIn({ person: PERSON, send, query, kept: {} });
  await expectStatus(200, baseUrl, target, token);
  await expectStatus(401, baseUrl, target, `${token.slice(0, -4)}AAAA`);
}

async function expectStatus(
  expected: number,
  baseUrl: string,
  target: TargetDefinition,
  token: string,
): Promise<void> {
  const { method, path } = target.probe;
  const request = withCredential(
    target.token,
    { method, path, headers: {} },
    properly(token, schemeOf(target.token)),
  );
  const { status } = await ask(baseUrl, request);
  if (status !== expected) throw new Error(`Expected ${String(expected)}, got ${String(status)}.`);
}

async function ask(baseUrl: string, request: HttpRequest): Promise<HttpResponse> {
  const { method, path, headers, body } = request;
  const response = await fetch(baseUrl + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === '' ? null : (JSON.parse(text) as unknown),
  };
}
