// Results as drills could have left them, for tests.

import { sampleTranscript } from '../sample-transcript';
import { keptResultOf, type KeptResult } from './kept-result';

export function sampleResult(changes: Partial<KeptResult> = {}): KeptResult {
  const result = keptResultOf(sampleTranscript(), 'Ada');
  if (result === null) throw new Error('The sample has ended.');
  return { ...result, ...changes };
}
