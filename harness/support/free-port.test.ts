import { createServer } from 'node:net';
import { freePort } from './free-port';

test('the port can be listened on', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  server.close();
});

test('no port is given twice within a thousand, lest two backends that start at once share one', async () => {
  const ports: number[] = [];
  for (let count = 0; count < 1000; count += 1) ports.push(await freePort());
  expect(new Set(ports).size).toBe(1000);
});
