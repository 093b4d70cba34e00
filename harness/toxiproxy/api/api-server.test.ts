import { startApiServer } from './api-server';
import { empty } from './reply';

describe('the API server', () => {
  test('answers 503 without a body when a route takes too long, and lets it finish', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const route = { methods: ['GET'], path: '/slow', answer: () => finished.then(() => empty(204)) };
    const server = await startApiServer({ host: '127.0.0.1', port: 0, routes: [route], answerWithinMs: 20 });
    const url = `http://127.0.0.1:${String(server.port)}/slow`;
    const late = await fetch(url);
    expect([late.status, await late.text()]).toEqual([503, '']);
    finish();
    expect((await fetch(url)).status).toBe(204);
    await server.close();
  });

  test('closes while a route still works', async () => {
    const route = { methods: ['GET'], path: '/never', answer: () => new Promise<never>(() => undefined) };
    const server = await startApiServer({ host: '127.0.0.1', port: 0, routes: [route] });
    const asked = fetch(`http://127.0.0.1:${String(server.port)}/never`);
    await Promise.all([expect(asked).rejects.toThrow('fetch failed'), server.close()]);
  });
});
