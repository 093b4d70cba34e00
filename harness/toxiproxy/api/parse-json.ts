// Reads the first JSON value of a body, with the error messages of Go's encoding/json; what follows is not looked at.
import type { JsonValue } from './json-value';

/** Go's own limit is 10 000; this is as deep as every stack allows. */
const DEEPEST = 1000;
const LITERALS: Readonly<Record<string, readonly [rest: string, value: JsonValue]>> = {
  t: ['true', { kind: 'bool', value: true }],
  f: ['false', { kind: 'bool', value: false }],
  n: ['null', { kind: 'null' }],
};
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NAMED_CONTROLS: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  "'": "\\'",
};

/** Throws an `Error` in Go's words: `EOF`, `unexpected EOF`, `invalid character 'x' …`. */
export function parseJson(body: Buffer): JsonValue {
  return new Parser(body.toString('latin1')).first();
}

class Parser {
  private at = 0;
  private depth = 0;

  /** One character a byte, so that a wrong one is named as Go names it. */
  constructor(private readonly text: string) {}

  first(): JsonValue {
    this.skipSpace();
    if (this.at === this.text.length) throw new Error('EOF');
    return this.value();
  }

  private value(): JsonValue {
    const start = this.peek();
    if (start === '{') return this.nested(() => this.object());
    if (start === '[') return this.nested(() => this.array());
    if (start === '"') return { kind: 'string', value: this.string() };
    if (start === '-' || isDigit(start)) return this.number();
    const literal = LITERALS[start];
    if (literal === undefined) throw this.unexpected('looking for beginning of value');
    return this.literal(...literal);
  }

  private nested(read: () => JsonValue): JsonValue {
    this.depth += 1;
    if (this.depth > DEEPEST) throw this.unexpected('exceeded max depth');
    this.at += 1;
    this.skipSpace();
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): JsonValue {
    const entries: [string, JsonValue][] = [];
    for (let first = true; !(first && this.take('}')); first = false) {
      if (this.peek() !== '"') throw this.unexpected('looking for beginning of object key string');
      const key = this.string();
      this.skipSpace();
      if (!this.take(':')) throw this.unexpected('after object key');
      this.skipSpace();
      entries.push([key, this.value()]);
      if (this.endOfList('}', 'after object key:value pair')) break;
    }
    return { kind: 'object', entries };
  }

  private array(): JsonValue {
    const items: JsonValue[] = [];
    for (let first = true; !(first && this.take(']')); first = false) {
      items.push(this.value());
      if (this.endOfList(']', 'after array element')) break;
    }
    return { kind: 'array', items };
  }

  private endOfList(end: string, place: string): boolean {
    this.skipSpace();
    if (this.take(end)) return true;
    if (!this.take(',')) throw this.unexpected(place);
    this.skipSpace();
    return false;
  }

  private literal(word: string, value: JsonValue): JsonValue {
    this.at += 1;
    for (const letter of word.slice(1)) {
      if (!this.take(letter)) throw this.unexpected(`in literal ${word} (expecting '${letter}')`);
    }
    return value;
  }

  private number(): JsonValue {
    const start = this.at;
    this.take('-');
    if (!this.take('0')) this.digits('in numeric literal');
    if (this.take('.')) this.digits('after decimal point in numeric literal');
    if (this.take('e') || this.take('E')) {
      if (!this.take('+')) this.take('-');
      this.digits('in exponent of numeric literal');
    }
    return { kind: 'number', literal: this.text.slice(start, this.at) };
  }

  private digits(place: string): void {
    if (!isDigit(this.peek())) throw this.unexpected(place);
    while (isDigit(this.text[this.at] ?? '')) this.at += 1;
  }

  private string(): string {
    let bytes = '';
    this.at += 1;
    while (!this.take('"')) {
      const letter = this.peek();
      if (letter < ' ') throw this.unexpected('in string literal');
      this.at += 1;
      bytes += letter === '\\' ? this.escape() : letter;
    }
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }

  /** The escaped character's bytes in UTF-8. */
  private escape(): string {
    const letter = this.peek();
    const simple = ESCAPES[letter];
    if (simple === undefined && letter !== 'u') throw this.unexpected('in string escape code');
    this.at += 1;
    if (simple !== undefined) return simple;
    const high = this.hexadecimal();
    const low = /^\\u[dD][c-fC-F][\da-fA-F]{2}/.test(this.text.slice(this.at, this.at + 6));
    let character = String.fromCharCode(high);
    if (high >= 0xd800 && high < 0xdc00 && low) {
      this.at += 2;
      character += String.fromCharCode(this.hexadecimal());
    }
    return Buffer.from(character, 'utf8').toString('latin1');
  }

  private hexadecimal(): number {
    for (let digit = 0; digit < 4; digit += 1, this.at += 1)
      if (!/[\da-fA-F]/.test(this.peek())) throw this.unexpected('in \\u hexadecimal character escape');
    return Number.parseInt(this.text.slice(this.at - 4, this.at), 16);
  }

  private take(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at += 1;
    return true;
  }

  private peek(): string {
    const letter = this.text[this.at];
    if (letter === undefined) throw new Error('unexpected EOF');
    return letter;
  }

  private skipSpace(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? '.')) this.at += 1;
  }

  private unexpected(place: string): Error {
    return new Error(`invalid character ${quote(this.peek())} ${place}`);
  }
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}

function quote(letter: string): string {
  const named = NAMED_CONTROLS[letter];
  if (named !== undefined) return `'${named}'`;
  const code = letter.charCodeAt(0);
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `'\\x${hex.padStart(2, '0')}'`;
  if ((code > 0x7f && code <= 0xa0) || code === 0xad) return `'\\u${hex.padStart(4, '0')}'`;
  return `'${letter}'`;
}
