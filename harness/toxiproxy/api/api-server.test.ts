import { eventually } from '../conformance/eventually';
import { startApiServer } from './api-server';
import { empty, type Reply } from './reply';

jest.setTimeout(60_000);

describe('the API server', () => {
  test('answers 503 without a body when a route takes too long, and lets it finish', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const finished: string[] = [];
    const answer = async (): Promise<Reply> => {
      await held;
      finished.push('the route');
      return empty(204);
    };
    const routes = [{ methods: ['GET'], path: '/slow', answer }];
    const server = await startApiServer({ host: '127.0.0.1', port: 0, routes, answerWithinMs: 20 });
    const late = await fetch(`http://127.0.0.1:${String(server.port)}/slow`);
    expect([late.status, await late.text()]).toEqual([503, '']);
    finish();
    await eventually('the route has finished', () => finished.length === 1);
    await server.close();
  });

  test('closes while a route still works', async () => {
    const route = { methods: ['GET'], path: '/never', answer: () => new Promise<never>(() => undefined) };
    const server = await startApiServer({ host: '127.0.0.1', port: 0, routes: [route] });
    const asked = fetch(`http://127.0.0.1:${String(server.port)}/never`);
    await Promise.all([expect(asked).rejects.toThrow('fetch failed'), server.close()]);
  });
});
