// The value of `X-Toxiproxy-Request-Id`: 20 characters, unique, in the order of time.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';
const processPart = randomBytes(5);
let counter = randomBytes(3).readUIntBE(0, 3);

/** 12 bytes: seconds (4), this process (5), a counter (3); 5 bits a character. */
export function requestId(seconds = Math.floor(Date.now() / 1000)): string {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(seconds, 0);
  processPart.copy(bytes, 4);
  counter = (counter + 1) % 2 ** 24;
  bytes.writeUIntBE(counter, 9, 3);
  const bits = `${BigInt(`0x${bytes.toString('hex')}`)
    .toString(2)
    .padStart(96, '0')}0000`;
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2))).join('');
}
