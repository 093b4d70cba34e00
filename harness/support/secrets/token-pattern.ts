// What a token looks like in a text.

/**
 * Parts in base64url, of which the first begins a JSON object: header, payload and a signature that may be empty (RFC 7515
 * §7.1), or five, of which some may be (RFC 7516 §7.1). Within a longer word too. Of fewer than three parts, at the beginning
 * of a word alone: `monkeyJar.set` is none.
 */
export const TOKEN = /eyJ[\w-]+\.(?:[\w-]+\.[\w-]*|\.[\w-]+)(?:\.+[\w-]+){0,2}|\beyJ[\w-]{6,}\.[\w-]*/g;
