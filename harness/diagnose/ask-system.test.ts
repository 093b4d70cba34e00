import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askSystem } from './ask-system';

describe('asking a system', () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.method));
    if (request.url === '/hang') return;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'])(
    '%s is refused before it is sent',
    async (method) => {
      await expect(askSystem(url, 5000)({ method, path: '/', headers: {} })).rejects.toThrow(
        'diagnose only reads',
      );
      expect(asked).toEqual([]);
    },
  );

  test('a body is refused, whatever the method', async () => {
    const request = { method: 'GET', path: '/', headers: {}, body: { a: 1 } };
    await expect(askSystem(url, 5000)(request)).rejects.toThrow('diagnose only reads');
  });

  test('GET, HEAD and OPTIONS are sent, and no redirect is followed', async () => {
    const ask = askSystem(url, 5000);
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(await ask({ method, path: '/', headers: {} })).toMatchObject({ status: 302 });
    expect(asked).toEqual(['GET', 'HEAD', 'OPTIONS']);
  });

  test('a system that does not answer is waited for once', async () => {
    const ask = askSystem(url, 20);
    await expect(ask({ method: 'GET', path: '/hang', headers: {} })).rejects.toThrow('no answer within');
    asked.length = 0;
    await expect(ask({ method: 'GET', path: '/', headers: {} })).rejects.toThrow('no answer within');
    expect(asked).toEqual([]);
  });
});
