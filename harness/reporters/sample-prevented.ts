// What a run with a prevention could give, for the tests of what tells of it.

import type { PreventedResult } from '../contract/prevented';
import type { Prevention } from '../contract/prevention';
import type { Case } from '../contract/scenario';
import { sampleResult } from './sample-report';

export const SAMPLE_PREVENTION: Prevention = {
  title: 'Validate the environment at the start',
  needs: ['variable:secret'],
  variables: { environmentValidation: 'true' },
  begin: async () => async () => null,
};

export function samplePrevented(
  of: Pick<Case, 'id'>,
  changes: Partial<PreventedResult> = {},
): PreventedResult {
  return {
    id: of.id,
    guide: 1,
    prevention: SAMPLE_PREVENTION.title,
    verdict: 'prevented',
    why: null,
    durationMs: 412,
    without: sampleResult(of),
    with: {
      environment: ['VALIDATE_ENV=true'],
      receipt: null,
      shown: { summary: 'the new process refuses to start (exit code 1): SECRET is not set' },
      then: null,
      status: 200,
      refused: 0,
    },
    ...changes,
  };
}
