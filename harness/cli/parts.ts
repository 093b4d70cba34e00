// What the launcher's bundle hands to the command line: everything that a project brings along.

import type { ScenarioFile } from '../registry/load-causes';

export interface Parts {
  /** Version of this tool. */
  readonly version: string;
  /** Absolute path of the project: where `package.json` stands. */
  readonly root: string;
  /** All that stands in `scenarios/`, unchecked. */
  readonly scenarios: readonly ScenarioFile[];
  readonly target: {
    /** Path that a person is shown. */
    readonly file: string;
    /** Its default export, unchecked. */
    readonly definition: unknown;
  };
  /** The configuration's path as a person is shown it, where `--config` has named it. */
  readonly configuration?: string;
  /** Gives a stack the places in the sources, where it has those of a bundle. */
  readonly mapStack?: (stack: string) => string;
  /** Called once a run has come to its report. */
  readonly warmed?: () => void;
}
