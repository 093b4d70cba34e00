// For programs: the whole report as one JSON document, described by docs/report.schema.json.

import type { Reporter } from '../contract/reporter';
import { jsonText } from './json-text';

export function jsonReporter(write: (text: string) => void): Reporter {
  return {
    end(report) {
      write(jsonText(report));
    },
  };
}
