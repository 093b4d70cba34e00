// A draft as the text of `chaos401.config.ts`.

import type { Part } from './draft';
import type { Finding, Value } from './finding';

const HEAD = `// How chaos-401 starts this backend, logs in and asks it. Written by "npx chaos-401 init": beside each key stands what it was
// taken from; what is called a guess wants a look. "npx chaos-401 doctor" says, step by step, whether it is right.
// Every key has a docstring, and docs/configuration.md of the package explains them all.

import { defineTarget } from 'chaos-401';

export default defineTarget({
`;

export function printConfiguration(parts: readonly Part[]): string {
  return `${HEAD}${parts.map((part) => printPart(part, 1)).join('')}});\n`;
}

function printPart(part: Part, depth: number): string {
  const indent = '  '.repeat(depth);
  if ('gap' in part) return `${comment(part.gap, indent)}`;
  if ('parts' in part) {
    const inner = part.parts.map((one) => printPart(one, depth + 1)).join('');
    return `${indent}${keyText(part.key)}: {\n${inner}${indent}},\n`;
  }
  const { key, finding } = part;
  const text = `${indent}${keyText(key)}: ${literal(finding.value, indent)},`;
  const origin = originOf(finding);
  const fits = !text.includes('\n') && text.length + origin.length + BEHIND.length <= WIDEST;
  return fits ? `${text}${BEHIND}${origin}\n` : `${comment(origin, indent)}${text}\n`;
}

const BEHIND = ' // ';
const WIDEST = 140;

export function originOf({ from, isGuess }: Finding): string {
  return `${isGuess ? 'a guess: ' : ''}${from}`;
}

function comment(text: string, indent: string): string {
  return text
    .split('\n')
    .map((one) => `${indent}// ${one}\n`)
    .join('');
}

const WIDTH = 100;

/** On one line where it is short. */
function literal(value: Value, indent: string): string {
  const flat = flatLiteral(value);
  if (flat.length + indent.length <= WIDTH || typeof value !== 'object' || value === null) return flat;
  if (value instanceof RegExp) return flat;
  const deeper = `${indent}  `;
  const inner = isList(value)
    ? value.map((one) => `${deeper}${literal(one, deeper)},\n`)
    : Object.entries(value).map(([key, one]) => `${deeper}${keyText(key)}: ${literal(one, deeper)},\n`);
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${inner.join('')}${indent}${close}`;
}

function flatLiteral(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return String(value);
  if (isList(value)) return `[${value.map(flatLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${flatLiteral(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
