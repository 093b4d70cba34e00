// Keeps what came of a drill that has ended: its transcript, and its trainee's result.

import type { Transcript } from '../../drill/transcript';
import { dataDirectoryPath } from '../../support/files/data-directory';
import lazy from '../lazy.cjs';

export interface KeptDrill {
  readonly transcript: string;
  /** Null where there is no result: the drill was void. */
  readonly results: string | null;
}

/** Files. Throws a `UserError` where nothing can be kept. */
export function keepDrill(
  transcript: Transcript,
  trainee: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): KeptDrill {
  const { accountName, keepResult, keepTranscript, keptResultOf } = lazy.drill();
  const directory = dataDirectoryPath({ env });
  const result = keptResultOf(transcript, trainee ?? accountName());
  return {
    transcript: keepTranscript(directory, transcript),
    results: result === null ? null : keepResult(directory, result),
  };
}
