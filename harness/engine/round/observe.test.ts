import type { FakeBackend } from '../../testing/fake-backend';
import { resultOf } from '../../testing/fake-result';
import { FAKE_TARGET } from '../../testing/fake-target';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

afterEach(() => jest.useRealTimers());

const SIGNATURE = FAKE_TARGET.looks.broken;

describe('the log of a target that writes its lines later than its answers', () => {
  test('is read until the line of a marked request that was sent behind: a late line is not missed', async () => {
    const { verdict, observed } = await resultOf(undefined, writeLate);
    expect(verdict).toBe('reproduced');
    expect(observed?.exchanges[0]?.logs).toEqual([{ level: 'warn', msg: 'refused' }]);
  });

  test('gives a line away that nobody expected, however late', async () => {
    const { differences } = await resultOf(undefined, (backend) => {
      writeLate(backend);
      backend.alter = (usual, id) => ({ ...usual, lines: [...usual.lines, `info|${id}|late`] });
    });
    expect(differences).toEqual([{ at: '/exchanges/0/logs/1', got: { level: 'info', msg: 'late' } }]);
  });

  test('shows an absence as soon as the marked line is there, long before any deadline', async () => {
    // Whoever waited for a deadline would wait for ever.
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const { differences } = await resultOf(undefined, (backend) => {
      writeLate(backend);
      backend.alter = (usual) => ({ ...usual, lines: [] });
    });
    expect(differences).toEqual([{ at: '/exchanges/0/logs/0', expected: { level: 'warn', msg: 'refused' } }]);
  });
});

describe('the lines of a log', () => {
  test('that the marked request itself writes, and those behind, are not looked at', async () => {
    const { verdict } = await resultOf(undefined, (backend) => {
      const write = backend.write;
      backend.write = (line) => {
        write(line);
        if (line.endsWith('|marker')) write('error||behind');
      };
    });
    expect(verdict).toBe('reproduced');
  });

  test('that were there before the fault are not looked at', async () => {
    const { verdict } = await resultOf(undefined, (backend) => backend.write('error||old'));
    expect(verdict).toBe('reproduced');
  });

  test('that belong to no request are harmless unless they warn', async () => {
    const { verdict } = await resultOf(undefined, (backend) => {
      backend.alter = (usual) => ({ ...usual, lines: [...usual.lines, 'info||by the way'] });
    });
    expect(verdict).toBe('reproduced');
  });

  test('that are not of its form count as warnings', async () => {
    const parse: typeof FAKE_TARGET.log.parse = (line) =>
      line.includes('|') ? FAKE_TARGET.log.parse(line) : null;
    const { differences } = await resultOf(
      undefined,
      (backend) => {
        backend.alter = (usual) => ({ ...usual, lines: [...usual.lines, '    at somewhere'] });
      },
      { ...FAKE_TARGET, log: { ...FAKE_TARGET.log, parse } },
    );
    expect(differences).toEqual([
      { at: '/otherLogs/0', got: { level: 'warn', msg: '    at somewhere', unreadable: true } },
    ]);
  });
});

describe('the lines of others', () => {
  const warnsBeside = (backend: FakeBackend) => {
    backend.alter = (usual) => ({ ...usual, lines: [...usual.lines, 'warn||beside'] });
  };

  test('that warn are a difference', async () => {
    const { differences } = await resultOf(undefined, warnsBeside);
    expect(differences).toEqual([{ at: '/otherLogs/0', got: { level: 'warn', msg: 'beside' } }]);
  });

  test('are none of our business where the target lets them pass', async () => {
    const { verdict, observed } = await resultOf(undefined, warnsBeside, {
      ...FAKE_TARGET,
      log: { ...FAKE_TARGET.log, letsOthersPass: true },
    });
    expect(verdict).toBe('reproduced');
    expect(observed?.otherLogs).toEqual([]);
  });
});

describe('a log that names no request', () => {
  const answers = (status: number, body: object) => ({ response: { status, headers: {}, body } });
  const byTime = {
    ...FAKE_TARGET,
    requestId: () => null,
    contractHeaders: () => false,
    log: { parse: FAKE_TARGET.log.parse, byTime: true },
    looks: {
      healthy: () => ({ ...answers(200, { ok: true }), logs: [], metric: {} }),
      broken: withChange(answers(401, { error: 'broken' })),
    },
  };
  const anonymous = (backend: FakeBackend) => {
    backend.alter = (usual) => ({ ...usual, lines: ['warn||refused'] });
  };

  test('is told apart by time: its lines are those of the request that was under way', async () => {
    const { verdict, observed } = await resultOf(undefined, anonymous, byTime);
    expect(observed?.exchanges[0]?.logs).toEqual([{ level: 'warn', msg: 'refused' }]);
    expect(verdict).toBe('reproduced');
  });

  test('is read until as many lines have come as are wanted, however late', async () => {
    const { verdict } = await resultOf(
      undefined,
      (backend) => {
        writeLate(backend);
        anonymous(backend);
      },
      byTime,
    );
    expect(verdict).toBe('reproduced');
  });
});

describe('a target', () => {
  test('whose token stands in the query shows it nowhere', async () => {
    const { observed } = await resultOf(undefined, undefined, {
      ...FAKE_TARGET,
      token: { in: 'query', name: 'access' },
    });
    expect(observed?.exchanges[0]?.request.path).toMatch(/^\/me\?access=T+(…|%E2%80%A6)/);
    expect(JSON.stringify(observed)).not.toContain('T'.repeat(60));
  });

  test('whose token stands in a header keeps its path as it was asked', async () => {
    const { observed } = await resultOf();
    expect(observed?.exchanges[0]?.request.path).toBe('/me');
  });

  test('is asked for its metrics by GET', async () => {
    const methods: string[] = [];
    await resultOf(undefined, (backend) => {
      const { handle } = backend;
      backend.handle = (request) => {
        if (request.path === '/metrics') methods.push(request.method);
        return handle(request);
      };
    });
    expect(methods).toEqual(['GET', 'GET']);
  });

  test('counts nothing where it answers for its metrics that it failed', async () => {
    const { verdict, differences } = await resultOf(undefined, (backend) => (backend.metricsStatus = 500));
    expect(verdict).toBe('not reproduced');
    expect(differences).toEqual([{ at: '/metric/refused', expected: 1, got: undefined }]);
  });

  test('without a metric is judged without one', async () => {
    const { metrics, ...rest } = FAKE_TARGET;
    expect(metrics).toBeDefined();
    const looks = { ...FAKE_TARGET.looks, broken: withChange({ metric: {} }) };
    const { verdict, observed } = await resultOf(undefined, undefined, { ...rest, looks });
    expect(verdict).toBe('reproduced');
    expect(observed?.metric).toEqual({});
  });

  test('without a marked request is judged without its log', async () => {
    const looks = { ...FAKE_TARGET.looks, broken: withChange({ logs: [] }) };
    const log = { parse: FAKE_TARGET.log.parse };
    const { verdict } = await resultOf(undefined, undefined, { ...FAKE_TARGET, log, looks });
    expect(verdict).toBe('reproduced');
  });
});

/** Every line comes in its turn, once what answers now has been heard. */
function writeLate(backend: FakeBackend): void {
  const write = backend.write;
  backend.write = (line) => void setImmediate(() => setImmediate(() => write(line)));
}

function withChange(change: object): NonNullable<typeof SIGNATURE> {
  return (facts) => {
    if (SIGNATURE === undefined) throw new Error('The fake target says nothing of being broken.');
    return { ...SIGNATURE(facts), ...change };
  };
}
