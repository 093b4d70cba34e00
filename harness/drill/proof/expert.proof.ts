import { solveAsExpert } from './expert.fixture';
import { optionsFor, PLOTS } from './plots.fixture';
import { PseudoTerminal } from './pseudo-terminal.fixture';
import { searchForSecrets } from './seal.fixture';

const LIMIT_MS = 180_000;

let searched = 0;

describe.each(PLOTS.map((plot) => [plot.id, plot] as const))('the drill of %s', (_id, plot) => {
  let terminal: PseudoTerminal;
  let intro = '';
  beforeAll(async () => {
    terminal = new PseudoTerminal(optionsFor(plot));
    intro = await terminal.untilPrompt();
  }, LIMIT_MS);
  afterAll(() => terminal.hangUp());

  test(
    'is sealed: nothing that the trainee can read tells what is broken',
    async () => {
      const { places, telling } = await searchForSecrets(terminal, intro, plot);
      searched += places;
      expect(telling).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'gives full points to an expert who sees only the prompt, and follows the guide',
    async () => {
      const last = await solveAsExpert(intro, (line) => terminal.type(line));
      const { code, rest } = await terminal.end();
      expect([code, last + rest]).toEqual([0, expect.stringContaining('100 of 100 points.')]);
    },
    LIMIT_MS,
  );
});

afterAll(() =>
  process.stderr.write(`Searched ${String(searched)} places in ${String(PLOTS.length)} drills.\n`),
);
