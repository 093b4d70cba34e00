import type { Result } from '../contract/result';
import { openPage } from './page';
import { personReporter } from './person';
import {
  inconclusive,
  notReproduced,
  SAMPLE_CASES,
  SAMPLE_OBSERVATION,
  sampleReport,
  sampleResult,
} from './sample-report';
import { TextOutput } from './text-output';

const [of] = SAMPLE_CASES;

function told(result: Result, { verbose = false, columns = 100 } = {}): TextOutput {
  const stdout = new TextOutput(false, columns);
  const page = openPage({ stdout, stderr: new TextOutput(), env: {} });
  const reporter = personReporter(page, {
    again: ({ id }) => `npm run scenario -- ${id} --verbose`,
    verbose,
  });
  reporter.result?.(result, of);
  void reporter.end(sampleReport([result]));
  return stdout;
}

describe('the report for a person', () => {
  test('begins with the verdict and ends with it', () => {
    const { lines } = told(sampleResult(of));
    expect(lines[0]).toBe('✔ reproduced  jwt-mismatch/rotated-secret · 118 ms');
    expect(lines.at(-2)).toBe('✔ reproduced · jwt-mismatch/rotated-secret · 312 ms');
  });

  test('shows what was injected, the receipt, the wire, the log, the metric, the solution and the fix', () => {
    expect(told(sampleResult(of)).text).toMatchInlineSnapshot(`
      "✔ reproduced  jwt-mismatch/rotated-secret · 118 ms

        Injected    The backend is restarted with a new secret; the old token is sent.
                    · the secret is rotated
        Receipt     the new process loaded another secret
                    before: 1a2b
                    after: 3c4d
        Request     GET /api/auth/validate-session HTTP/1.1
                    authorization: Bearer eyJhbGciO… (sha256 1a2b3c4d)
        Answer      HTTP/1.1 401 Unauthorized
                    content-type: application/json; charset=utf-8
                    www-authenticate: Bearer realm="contrezz", error="invalid_token",
                      error_description="invalid signature"
                    {"error":"Invalid token","code":"invalid_token"}
        Log         error ❌ Auth failed: Invalid token
                          reason=invalid_token status=401 userId=null
                    error ❌ Token error details: JsonWebTokenError: invalid signature
        Metric      auth_failures_total{reason="invalid_token"} +1
        Guide       cause 1: JWT secret mismatch
                    · Use one secret everywhere.
                    · Or log in again.
        Fixed by    ✔ 200 Use one secret everywhere

      Runtime: embedded, as --runtime asks. Use --runtime docker for the other.
      ✔ reproduced · jwt-mismatch/rotated-secret · 312 ms
      "
    `);
  });

  test('gives the reason, each difference and the command first where it was not reproduced', () => {
    expect(told(notReproduced(of)).lines.slice(0, 12).join('\n')).toMatchInlineSnapshot(`
      "✖ not reproduced  jwt-mismatch/rotated-secret · 118 ms

        Why         the answer differs in 2 places
        Differs     /exchanges/0/response/body/error
                      expected  "Invalid token"
                      got       "Token expired"
                    /exchanges/0/response/headers/x-extra
                      expected  nothing
                      got       "yes"
        Again       npm run scenario -- jwt-mismatch/rotated-secret --verbose

        Injected    The backend is restarted with a new secret; the old token is sent."
    `);
  });

  test('says that there is no receipt where there is none', () => {
    const { text } = told(inconclusive(of));
    expect(text).toContain('? inconclusive  jwt-mismatch/rotated-secret');
    expect(text).toMatch(/Why +the fault could not be shown to be in place/);
    expect(text).toMatch(/Receipt +none/);
  });

  test('marks a 401 that RFC 9110 would not have', () => {
    expect(told(sampleResult(of, { nonconforming: true })).text).toMatch(/Note +nonconforming: .*RFC 9110/);
  });

  test('marks a fix that did not help', () => {
    expect(told(sampleResult(of, { fixes: [{ title: 'Log in again', status: 401 }] })).text).toContain(
      '✖ 401 Log in again',
    );
  });

  test.each([60, 80, 100])('has no line longer than a terminal of %i columns', (columns) => {
    const long = sampleResult(of, {
      why: 'word '.repeat(60),
      verdict: 'not reproduced',
      receipt: { summary: 'x'.repeat(300) },
    });
    for (const line of told(long, { columns }).lines.filter((text) => !text.includes('Again')))
      expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('shows requests that look alike once, and counts them', () => {
    const [exchange] = SAMPLE_OBSERVATION.exchanges;
    if (exchange === undefined) throw new Error('no exchange');
    const healthy = { ...exchange, response: { status: 200, headers: {}, body: { valid: true } }, logs: [] };
    const exchanges = [1, 2, 3, 4].map((number) => ({
      ...(number % 2 === 0 ? healthy : exchange),
      role: `probe-${String(number)}`,
    }));
    const { text } = told(sampleResult(of, { observed: { ...SAMPLE_OBSERVATION, exchanges } }));
    expect(text).toContain('probe-1, probe-3 (2 alike)');
    expect(text.match(/HTTP\/1\.1 401/g)).toHaveLength(1);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
  });

  test('lets no control character of the target through to the terminal', () => {
    const logs = [{ level: 'error', msg: 'a\x1b[2Jb\nc' }];
    const { text } = told(
      sampleResult(of, { observed: { ...SAMPLE_OBSERVATION, exchanges: [], otherLogs: logs } }),
    );
    expect(text).not.toContain('\x1b');
    expect(text).toContain('a\\x1b[2Jb\\nc');
  });

  test('shows a counter that is no number any more as such', () => {
    const differences = [{ at: '/metric/up', expected: 1, got: NaN }];
    expect(told({ ...notReproduced(of), differences }).text).toMatch(/got +NaN\n/);
  });

  test('shows all of a long receipt only with --verbose', () => {
    const evidence = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`field${String(index)}`, index]),
    );
    const result = sampleResult(of, { receipt: { summary: 'seen', ...evidence } });
    expect(told(result).text).toContain('… and 5 more lines with --verbose');
    expect(told(result, { verbose: true }).text).toContain('field8: 8');
  });
});
