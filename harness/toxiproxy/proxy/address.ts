// `host:port` as Go's net package reads, resolves and writes it, with the same words for what is wrong.
import { lookup } from 'node:dns/promises';
import { isIP, isIPv6, SocketAddress } from 'node:net';

export interface Address {
  /** Empty for every interface of the machine. */
  readonly host: string;
  /** 0 to 65535. */
  readonly port: number;
}

/** Takes an address apart without looking the host up. The empty text is every interface and port 0. */
export function parseAddress(text: string): Address {
  if (text === '') return { host: '', port: 0 };
  const colon = text.lastIndexOf(':');
  const bracketed = text.startsWith('[');
  const closing = bracketed ? text.indexOf(']') : -1;
  const fault = (why: string): Error => new Error(`address ${text}: ${why} in address`);
  if (colon < 0) throw fault('missing port');
  if (bracketed && closing < 0) throw fault("missing ']'");
  if (bracketed && closing + 1 !== colon)
    throw fault(text[closing + 1] === ':' ? 'too many colons' : 'missing port');
  const host = bracketed ? text.slice(1, closing) : text.slice(0, colon);
  if (!bracketed && host.includes(':')) throw fault('too many colons');
  if (text.includes('[', bracketed ? 1 : 0)) throw fault("unexpected '['");
  if (text.includes(']', closing + 1)) throw fault("unexpected ']'");
  return { host, port: parsePort(text.slice(colon + 1)) };
}

/** The same address with its host as an IP literal; IPv4 where a name has both. An empty host stays empty. */
export async function resolveAddress(text: string): Promise<Address> {
  const { host, port } = parseAddress(text);
  if (host === '') return { host, port };
  if (isIPv6(host)) {
    const { address } = new SocketAddress({ address: host, family: 'ipv6' });
    // Go keeps an IPv4 address that is written as an IPv6 one (RFC 4291 §2.5.5.2) as what it is.
    return { host: address.replace(/^::ffff:(?=[\d.]+$)/, ''), port };
  }
  if (isIP(host) !== 0) return { host, port };
  try {
    // The system's look-up would take `127.1` and `0x7f.1` for addresses, as inet_aton(3) does; Go does not.
    if (/^(0x[\da-f]*|\d+)(\.(0x[\da-f]*|\d+))*$/i.test(host)) throw new Error('no name');
    const found = await lookup(host, { all: true });
    const best = found.find(({ family }) => family === 4) ?? found[0];
    if (best !== undefined) return { host: best.address, port };
  } catch {
    // Go says the same for each way in which a look-up may fail.
  }
  throw new Error(`lookup ${host}: no such host`);
}

export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

function parsePort(text: string): number {
  if (text === '') return 0;
  if (!/^[+-]?\d+$/.test(text)) throw new Error(`lookup tcp/${text}: unknown port`);
  const port = Number(text);
  if (port < 0 || port > 65_535) throw new Error(`address ${text}: invalid port`);
  return port;
}
