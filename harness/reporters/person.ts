// For a person who looks at few cases: the verdict first, then all that was done and seen.

import type { Reporter } from '../contract/reporter';
import { describeCase, type CaseOptions } from './describe-case';
import type { Page } from './page';
import { runtimeLine } from './runtime-line';
import { wrap } from './section';
import { duration, verdictWords } from './words';

export function personReporter(page: Page, options: CaseOptions): Reporter {
  return {
    start({ timing }) {
      if (options.verbose) page.aside(timing);
    },
    result(result, of) {
      page.write(`${describeCase(page, result, of, options)}\n`);
    },
    end({ verdict, durationMs, results, runtime, runtimeChoice }) {
      const how = wrap(runtimeLine(runtime, runtimeChoice), page.columns, 2);
      page.write(how.map((line) => `${page.paint.dim(line)}\n`).join(''));
      const ids = results.map(({ id }) => id).join(', ');
      page.write(
        `${verdictWords(verdict, page.paint)} ${page.paint.dim(`· ${ids} · ${duration(durationMs)}`)}\n`,
      );
    },
  };
}
