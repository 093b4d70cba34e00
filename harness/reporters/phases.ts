// For those who want to see where a run is: a line beside the report as each phase of a case begins.

import type { Reporter } from '../contract/reporter';
import type { Page } from './page';

export function phasesReporter(page: Page): Reporter {
  return {
    phase: ({ id }, phase) => page.aside(`${id}: ${phase}`),
    end: () => undefined,
  };
}
