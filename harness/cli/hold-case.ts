// `--keep`: leaves a broken stack standing, and says how to get at it, until somebody ends it.

import { openPage } from '../reporters/page';
import { describeHeld } from '../reporters/held';
import { shellWord } from '../support/text/shell-word';
import { commandHere } from './command-here';
import type { Context } from './context';
import { planFor } from './run-cases';
import type { RunRequest } from './run-request';
import { diagnoseArguments } from './diagnose-arguments';

/** Rejects with the reason of the context's signal, once everything is gone. */
export async function holdCase(request: RunRequest, context: Context): Promise<void> {
  const { parts, world, signal } = context;
  const page = openPage(world);
  const { plan } = await planFor(request, context, page);
  const [of] = plan.cases;
  if (of === undefined) return;
  await world.engine.holdBroken(
    plan,
    { reporters: [], note: (line) => page.aside(line), signal },
    async (held) => {
      const words = diagnoseArguments(held).map(shellWord);
      const diagnose = commandHere(parts, 'diagnose', words.join(' '), { silent: true });
      page.write(describeHeld(page, held, of, diagnose));
      await aborted(signal);
    },
  );
  signal.throwIfAborted();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
