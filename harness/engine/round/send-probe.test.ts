import type { Result } from '../../contract/result';
import type { Probe } from '../../contract/scenario';
import type { FrontEndSetting } from '../../contract/front-end';
import type { TokenPlace } from '../../contract/target';
import { breaking } from '../../testing/fake-case';
import { resultOf } from '../../testing/fake-result';
import { FAKE_TARGET } from '../../testing/fake-target';
import { withServer } from '../../testing/local-server';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

describe('a preflight', () => {
  const preflight: readonly [Probe] = [{ role: 'preflight', sends: 'preflight', condition: 'broken' }];
  const sentBy = async (token: TokenPlace) => {
    const { observed } = await resultOf(() => ({ probes: preflight }), undefined, { ...FAKE_TARGET, token });
    return observed?.exchanges[0]?.request;
  };

  test('asks for the header that carries the token, and does not carry it', async () => {
    expect(await sentBy({ in: 'header', name: 'X-Token' })).toEqual({
      method: 'OPTIONS',
      path: '/me',
      headers: {
        origin: 'http://front.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'x-token',
      },
    });
  });

  test('never asks for cookies: a browser does not', async () => {
    expect((await sentBy({ in: 'cookie', name: 'pass' }))?.headers).toEqual({
      origin: 'http://front.example',
      'access-control-request-method': 'GET',
    });
  });
});

describe('a front end that plays its part', () => {
  test('is judged by its request, though it rejects over the answer', async () => {
    const result = await playedBy(async ({ baseUrl, token, fetch }) => {
      const answer = await fetch(`${baseUrl}/me`, { headers: { 'x-token': token ?? '' } });
      throw new Error(`answered with ${answer.status}`);
    });
    expect(result.observed?.exchanges[0]?.response).toMatchObject({ status: 401, body: { error: 'broken' } });
  });

  test('and sends nothing proves nothing', async () => {
    const result = await playedBy(async () => {
      throw new Error('no window');
    });
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: 'The front end sent no request: no window',
    });
  });

  test('is one that the target must have', async () => {
    expect(await playedBy(undefined)).toMatchObject({
      verdict: 'inconclusive',
      why: 'The target fake has no front end.',
    });
  });
});

/** The case's fault lets the user's client go through the front end, which finds a server of this process behind `/me`. */
function playedBy(play: ((setting: FrontEndSetting) => Promise<void>) | undefined): Promise<Result> {
  return withServer(
    (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json', 'x-id': 'r0' }).end('{"error":"broken"}');
    },
    ({ url }) =>
      resultOf(
        (runtime) => ({
          faults: [
            breaking(runtime, {
              async act(lane) {
                await breaking(runtime).act(lane);
                lane.client.useFrontEnd(true);
              },
            }),
          ],
        }),
        undefined,
        play === undefined
          ? FAKE_TARGET
          : { ...FAKE_TARGET, frontEnd: (setting) => play({ ...setting, baseUrl: url }) },
      ),
  );
}
