import { ApiClient, TOKEN_KEY } from './api-client';

const NOW = Date.UTC(2026, 0, 1);
const opened: ApiClient[] = [];

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(async () => {
  for (const client of opened.splice(0)) await client.close();
  jest.useRealTimers();
});

interface Sent {
  readonly path: string;
  readonly token: string | null;
  /** Seconds since the start. */
  readonly at: number;
}

/** `answer` gives the next token, a status in its place, or null for no answer at all. */
function start(stored: string | null, answer: () => string | number | null, refresh = true) {
  const store = new Map<string, string>(stored === null ? [] : [[TOKEN_KEY, stored]]);
  const sent: Sent[] = [];
  const client = new ApiClient({
    baseUrl: 'https://api.example',
    tokens: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      removeItem: (key) => void store.delete(key),
    },
    refresh,
    fetch: async (url, init) => {
      const path = new URL(url).pathname;
      const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? null;
      sent.push({ path, token, at: (Date.now() - NOW) / 1000 });
      const given = path.endsWith('/refresh') ? answer() : 200;
      if (given === null) throw new TypeError('fetch failed');
      return typeof given === 'number'
        ? new Response('{}', { status: given })
        : new Response(JSON.stringify({ token: given }));
    },
  });
  opened.push(client);
  return { client, store, sent, refreshes: () => sent.filter(({ path }) => path === '/api/auth/refresh') };
}

describe('the renewing of tokens', () => {
  test('is off by default', async () => {
    const { refreshes } = start(tokenFor(60), () => tokenFor(60), false);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(refreshes()).toEqual([]);
  });

  test('comes at half of the time that is left, again and again, each with the token before it', async () => {
    const issued: string[] = [tokenFor(60)];
    const { store, refreshes } = start(issued[0] ?? '', () => {
      const next = tokenFor(60);
      issued.push(next);
      return next;
    });
    await jest.advanceTimersByTimeAsync(100_000);
    expect(refreshes()).toEqual(
      [0, 1, 2].map((n) => ({ path: '/api/auth/refresh', token: issued[n], at: 30 * (n + 1) })),
    );
    expect(store.get(TOKEN_KEY)).toBe(issued[3]);
  });

  test('is tried again where nobody answers or the backend is unwell, while there is time', async () => {
    const outcomes = [null, 503, tokenFor(1000)];
    const { refreshes, store } = start(tokenFor(80), () => outcomes.shift() ?? null);
    await jest.advanceTimersByTimeAsync(79_000);
    expect(refreshes().map(({ at }) => at)).toEqual([40, 60, 70]);
    expect(store.get(TOKEN_KEY)).toBeDefined();
  });

  test('gives up where the token has expired meanwhile, without a storm of requests', async () => {
    const { refreshes } = start(tokenFor(60), () => null);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(refreshes().length).toBeLessThan(12);
    expect(refreshes().at(-1)?.at).toBeLessThanOrEqual(60.25);
  });

  test.each([401, 404])('gives up where the backend says %i, and keeps the token', async (status) => {
    const token = tokenFor(60);
    const { refreshes, store } = start(token, () => status);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(refreshes()).toHaveLength(1);
    expect(store.get(TOKEN_KEY)).toBe(token);
  });

  test.each([
    ['ahead', -20],
    ['far ahead', -100],
    ['behind', 100],
  ])('holds on a machine whose clock is %s', async (_, skew) => {
    const issued = Math.floor(Date.now() / 1000) + skew;
    const { refreshes } = start(tokenFor(60, issued), () => 404);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(refreshes()).toHaveLength(1);
  });

  test('leaves a token alone that never expires, or that is none', async () => {
    const forever = start(`x.${Buffer.from('{"iat":1}').toString('base64url')}.x`, () => 200);
    const none = start('undefined', () => 200);
    await jest.advanceTimersByTimeAsync(600_000);
    expect([...forever.refreshes(), ...none.refreshes()]).toEqual([]);
  });

  test('begins with a token that somebody else has stored, and ends with `close`', async () => {
    const { client, store, refreshes } = start(null, () => tokenFor(60));
    store.set(TOKEN_KEY, tokenFor(60));
    client.tokenChanged();
    await jest.advanceTimersByTimeAsync(31_000);
    expect(refreshes()).toHaveLength(1);
    await client.close();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(refreshes()).toHaveLength(1);
  });

  test('keeps what another tab has stored while it asked', async () => {
    const { store } = start(tokenFor(60), () => {
      store.set(TOKEN_KEY, 'of the other tab');
      return tokenFor(60);
    });
    await jest.advanceTimersByTimeAsync(31_000);
    expect(store.get(TOKEN_KEY)).toBe('of the other tab');
  });

  test('lets requests wait for the new token, and waits for those under way: the old one ends with it', async () => {
    const order: string[] = [];
    const waiting: (() => void)[] = [];
    const store = new Map([[TOKEN_KEY, tokenFor(60)]]);
    const client = new ApiClient({
      baseUrl: 'https://api.example',
      tokens: {
        getItem: (key) => store.get(key) ?? null,
        setItem: (key, value) => void store.set(key, value),
        removeItem: (key) => void store.delete(key),
      },
      refresh: true,
      fetch: async (url) => {
        const { pathname } = new URL(url);
        order.push(`${pathname} begins`);
        await new Promise<void>((resolve) => waiting.push(resolve));
        order.push(`${pathname} ends`);
        return new Response(JSON.stringify({ token: tokenFor(60) }));
      },
    });
    opened.push(client);
    const first = client.get('/first');
    await jest.advanceTimersByTimeAsync(30_000);
    const second = client.get('/second');
    for (let step = 0; step < 3; step += 1) {
      waiting.shift()?.();
      await jest.advanceTimersByTimeAsync(0);
    }
    await Promise.all([first, second]);
    expect(order).toEqual(
      ['/first', '/api/auth/refresh', '/second'].flatMap((path) => [`${path} begins`, `${path} ends`]),
    );
  });
});

let serial = 0;

/** One that is told apart from every other. */
function tokenFor(seconds: number, iat = Math.floor(Date.now() / 1000)): string {
  serial += 1;
  const claims = { iat, exp: iat + seconds, jti: String(serial) };
  return `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
}
