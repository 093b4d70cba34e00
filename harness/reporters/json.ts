// For programs: the whole report as one JSON document, described by docs/report.schema.json.

import type { Reporter } from '../contract/reporter';

export function jsonReporter(write: (text: string) => void): Reporter {
  return {
    end(report) {
      write(`${JSON.stringify(report, null, 2)}\n`);
    },
  };
}
