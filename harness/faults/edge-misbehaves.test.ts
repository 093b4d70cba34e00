import type { EdgeRecord } from '../contract/edge';
import type { Lane } from '../contract/lane';
import { bundledTarget } from '../testing/bundled-target';
import { redirectedToOtherOrigin, strippedHeader } from './edge-misbehaves';

const WITH = { authorization: 'Bearer a.b.c', accept: '*/*' };
const WITHOUT = { accept: '*/*' };
const lane = { target: bundledTarget } as Lane;

function passedOn(received: EdgeRecord['received'], forwarded = received, status = 401): EdgeRecord {
  const { method, path } = bundledTarget.probe;
  return { method, path, received, forwarded, upstream: 'http://target', status };
}

function redirected(received: EdgeRecord['received']): EdgeRecord {
  return { ...passedOn(received, received, 307), forwarded: null, upstream: null };
}

describe('a redirect to another origin', () => {
  test('that the client follows without its token gives a receipt', async () => {
    const receipt = await redirectedToOtherOrigin.witness(lane, [redirected(WITH), passedOn(WITHOUT)]);
    expect(receipt).toMatchObject({ status: 307 });
  });

  test.each<[string, readonly EdgeRecord[]]>([
    ['the client keeps its token', [redirected(WITH), passedOn(WITH, WITH, 200)]],
    ['the token gets lost behind the edge', [redirected(WITH), passedOn(WITH, WITHOUT)]],
    ['the client had no token to begin with', [redirected(WITHOUT), passedOn(WITHOUT)]],
    ['the client does not follow', [redirected(WITH)]],
    ['the edge passes the request on instead', [passedOn(WITH), passedOn(WITHOUT)]],
    ['no request came', []],
  ])('gives none where %s', async (_, probes) => {
    expect(await redirectedToOtherOrigin.witness(lane, probes)).toBeNull();
  });
});

describe('a stripped header', () => {
  test('that the edge received and did not forward gives a receipt', async () => {
    const receipt = await strippedHeader.witness(lane, [passedOn(WITH, WITHOUT)]);
    expect(receipt).toEqual({ summary: 'the edge received authorization and did not forward it' });
  });

  test.each<[string, readonly EdgeRecord[]]>([
    ['the edge forwards it', [passedOn(WITH)]],
    ['the client sent none', [passedOn(WITHOUT)]],
    ['no request came', []],
    ['only a request before the last was stripped', [passedOn(WITH, WITHOUT), passedOn(WITH)]],
  ])('gives none where %s', async (_, probes) => {
    expect(await strippedHeader.witness(lane, probes)).toBeNull();
  });
});
