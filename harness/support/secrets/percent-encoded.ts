// Finds what a text holds in percent-encoded form, however much of it is encoded and however often. The bundled backend has the same for
// its log: it is deployed without this harness, and knows nothing of it.

/** A part of the text as it stands, for one character of what it means. */
interface Piece {
  readonly character: string;
  readonly from: number;
  readonly to: number;
}

const PAIR = /^[0-9a-f]{2}$/i;

/**
 * The text with each match of a global pattern replaced, whether it stands there plainly or encoded; all else stays as it stands.
 * What comes in its place must not match again.
 */
export function replaceEncoded(text: string, pattern: RegExp, by: (found: string) => string): string {
  const decoded = text.includes('%') ? replaceDecoded(text, pattern, by) : text;
  // Not seen above where what stands before it makes another character of its first: %4eyJ is NyJ.
  return decoded.replace(pattern, by);
}

function replaceDecoded(text: string, pattern: RegExp, by: (found: string) => string): string {
  const pieces = decode(text);
  const meant = pieces.map(({ character }) => character).join('');
  let shown = '';
  let end = 0;
  for (const { 0: found, index } of meant.matchAll(pattern)) {
    shown += text.slice(end, pieces[index]?.from) + by(found);
    end = pieces[index + found.length - 1]?.to ?? end;
  }
  return shown + text.slice(end);
}

/** Decodes until nothing is left to decode, in one pass; what is no encoding stays, and each byte is a character. */
function decode(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    pieces.push({ character: text.charAt(at), from: at, to: at + 1 });
    // What was decoded may end an encoding itself: %2541 is %41.
    for (let last = pieces.length - 1; pieces[last - 2]?.character === '%'; last -= 2) {
      const digits = `${pieces[last - 1]?.character ?? ''}${pieces[last]?.character ?? ''}`;
      if (!PAIR.test(digits)) break;
      const [{ from } = { from: at }] = pieces.splice(last - 2);
      pieces.push({ character: String.fromCharCode(parseInt(digits, 16)), from, to: at + 1 });
    }
  }
  return pieces;
}
