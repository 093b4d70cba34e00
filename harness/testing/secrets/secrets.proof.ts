import { OUTPUTS } from './outputs';
import { plant } from './planted';
import { Tool } from './tool';

const LIMIT_MS = 600_000;

describe('no whole token, secret or password', () => {
  let tool: Tool;
  beforeAll(() => {
    tool = new Tool();
    plant(tool.known);
  });
  afterAll(() => tool.remove());

  const kept = new Map<string, string>();

  // One after the other: what a later one makes known is searched for in an earlier one's output at the end.
  test.each(OUTPUTS)(
    'is in the output of: $title',
    async ({ title, shows, of }) => {
      const text = (await of(tool)).join('\n');
      kept.set(title, text);
      expect(tool.known.leaksIn(text)).toEqual([]);
      // Not by toMatch, which would print the whole.
      expect(shows.test(text)).toBe(true);
    },
    LIMIT_MS,
  );

  test('is in any log of a target, nor anywhere else, once all are known', () => {
    for (const [index, log] of tool.logs().entries()) kept.set(`log ${index}`, log);
    const leaks = [...kept].flatMap(([title, text]) =>
      tool.known.leaksIn(text).map((leak) => ({ title, ...leak })),
    );
    expect(leaks).toEqual([]);
    for (const count of Object.values(tool.known.counts)) expect(count).toBeGreaterThan(CAUSES_AT_LEAST);
    expect(Object.keys(tool.known.counts).sort()).toEqual(['a password', 'a secret', 'a token']);
  });
});

/** Each cause has its own tokens and passwords at least. */
const CAUSES_AT_LEAST = 10;
