import { solveAsExpert } from './expert.fixture';
import { optionsFor, PLOTS } from './plots.fixture';
import { PseudoTerminal } from './pseudo-terminal.fixture';

const LIMIT_MS = 180_000;

describe('an expert who sees only the prompt, and follows the guide', () => {
  test.each(PLOTS.map((plot) => [plot.id, plot] as const))(
    'gets full points for %s',
    async (_id, plot) => {
      const terminal = new PseudoTerminal(optionsFor(plot));
      try {
        const intro = await terminal.untilPrompt();
        const last = await solveAsExpert(intro, (line) => terminal.type(line));
        const { code, rest } = await terminal.end();
        expect([code, last + rest]).toEqual([0, expect.stringContaining('100 of 100 points.')]);
      } finally {
        terminal.hangUp();
      }
    },
    LIMIT_MS,
  );
});
