import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { listeningPorts } from './sockets';

/** Only there does the kernel list them. */
const onLinux = process.platform === 'linux' ? test : test.skip;

describe('the ports at which a process listens', () => {
  onLinux.each(['127.0.0.1', '0.0.0.0', '::', '::1'])('are known of %s', async (host) => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      expect(listeningPorts([process.pid]).filter((one) => one === port)).toEqual([port]);
    } finally {
      server.close();
    }
    expect(listeningPorts([process.pid])).not.toContain(port);
  });

  onLinux('are told past a process that has ended', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      expect(listeningPorts([2 ** 22 + 1, process.pid])).toContain(port);
    } finally {
      server.close();
    }
  });
});
