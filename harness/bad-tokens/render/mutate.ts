// One change of a token's text.

import type { Mutation } from '../specimen';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function mutate(token: string, mutation: Mutation): string {
  switch (mutation.op) {
    case 'cut':
      return token.slice(0, indexOf(token, mutation.at));
    case 'drop':
      return replaceAt(token, mutation.at, 1, '');
    case 'flip case':
      return replaceAt(token, mutation.at, 1, flipCase(token.charAt(indexOf(token, mutation.at))));
    case 'insert':
      return replaceAt(token, mutation.at, 0, mutation.text);
    case 'overwrite':
      return replaceAt(token, mutation.at, mutation.text.length, mutation.text);
    case 'remove part':
      return withPart(token, mutation.part, () => []);
    case 'empty part':
      return withPart(token, mutation.part, () => ['']);
    case 'repeat part':
      return withPart(token, mutation.part, (part) => [part, part]);
    case 'reverse parts':
      return token.split('.').reverse().join('.');
    case 'pad':
      return token
        .split('.')
        .map((part) => part.padEnd(Math.ceil(part.length / 4) * 4, '='))
        .join('.');
    case 'standard base64':
      return token.replaceAll('-', '+').replaceAll('_', '/');
    case 'quote':
      return `"${token}"`;
    case 'percent-encode':
      return token.replaceAll('.', '%2E');
    case 'last bits':
      return token.slice(0, -1) + otherLastBits(token.slice(-1));
  }
}

function indexOf(token: string, at: number): number {
  return Math.floor((at / 10_000) * token.length);
}

function replaceAt(token: string, at: number, length: number, by: string): string {
  const index = indexOf(token, at);
  return token.slice(0, index) + by + token.slice(index + length);
}

function withPart(token: string, which: number, change: (part: string) => readonly string[]): string {
  return token
    .split('.')
    .flatMap((part, index) => (index === which ? change(part) : [part]))
    .join('.');
}

function flipCase(character: string): string {
  return character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
}

/** Bits that a lenient decoder does not look at: of 43 characters that hold 32 bytes, the last has two of them. */
function otherLastBits(character: string): string {
  const index = BASE64URL.indexOf(character);
  return index === -1 ? character : BASE64URL.charAt(index ^ 1);
}
