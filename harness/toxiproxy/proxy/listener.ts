// A TCP server on an address written the way Toxiproxy writes it.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { formatAddress, resolveAddress, type Address } from './address';

export interface Listener {
  /** Where it listens: the given address with the port that the system chose for 0. */
  readonly address: string;
  /** Stops listening at once; connections that were accepted stay. */
  close(): void;
}

/** As many waiting connections as the system allows. */
const BACKLOG = 4096;

const BIND_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'address already in use',
  EADDRNOTAVAIL: 'cannot assign requested address',
  EACCES: 'permission denied',
};

/** `onConnection` gets each socket paused, so that nothing is read before it has somewhere to go. Rejects in Go's words. */
export async function listen(text: string, onConnection: (client: Socket) => void): Promise<Listener> {
  const address = await resolveAddress(text).catch((fault: unknown) => {
    throw new Error(`listen tcp: ${(fault as Error).message}`);
  });
  const everywhere = ['', '0.0.0.0', '::'].includes(address.host);
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, onConnection);
  try {
    // Go listens on both protocols where an address stands for every interface.
    await bind(server, everywhere ? { host: '::', port: address.port } : address).catch((fault: unknown) => {
      if (!everywhere || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(codeOf(fault))) throw fault;
      return bind(server, { host: '0.0.0.0', port: address.port });
    });
  } catch (fault) {
    const code = codeOf(fault);
    throw new Error(`listen tcp ${formatAddress(address)}: bind: ${BIND_FAULTS[code] ?? code}`, {
      cause: fault,
    });
  }
  const bound = server.address() as AddressInfo;
  return {
    address: formatAddress({ host: bound.address, port: bound.port }),
    close: () => void server.close(),
  };
}

function bind(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      // A connection that could not be accepted (no file descriptor left) is lost; the proxy is not.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException).code ?? 'unknown error';
}
