// The command `diagnose` as the tests call it: with the real scenarios, a folder for files, and systems to be asked.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import jwt from 'jsonwebtoken';
import type { Diagnosis } from '../contract/diagnosis';
import { readScenarios } from '../registry/read-scenarios';
import { FakeProject } from './fake-world';

const ROOT = join(__dirname, '..', '..');
const scenarios = readScenarios(ROOT);
export const SECRET = 'a-secret-that-nobody-may-see';
export const TOKEN = jwt.sign({ userId: '6f1c2a34-0000-4000-8000-000000000000' }, SECRET, {
  expiresIn: '1h',
});
const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'diagnosis.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

export const project = new FakeProject();
export const folder = mkdtempSync(join(tmpdir(), 'diagnose-'));
const servers: Server[] = [];

export function clearUp(): void {
  project.remove();
  rmSync(folder, { recursive: true });
  for (const server of servers) server.close();
}

interface Given {
  readonly stdin?: string;
  readonly env?: Record<string, string>;
}

export function diagnose(argv: readonly string[], { stdin = '', env = {} }: Given = {}) {
  return project.run(['diagnose', ...argv], {
    parts: { scenarios },
    world: { env, readStdin: async () => stdin },
  });
}

export async function json(argv: readonly string[], given: Given = {}) {
  const { code, stdout } = await diagnose([...argv, '--json'], given);
  const diagnosis = JSON.parse(stdout) as Diagnosis;
  validate(diagnosis);
  expect(validate.errors).toBeNull();
  const likely = diagnosis.causes.filter(({ likelihood }) => likelihood > 0).map(({ id }) => id);
  return { code, stdout, diagnosis, likely, step: (number: number) => diagnosis.steps[number - 1] };
}

export function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A system that notes what it was asked. */
export async function system(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${String(request.method)} ${String(request.url)}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export const refuse = (response: ServerResponse, body: object, headers: Record<string, string> = {}) =>
  response.writeHead(401, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
