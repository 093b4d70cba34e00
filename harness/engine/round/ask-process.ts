// Asks one process of the target itself, past the edge.

import type { TargetProcess } from '../../contract/deployment';
import type { HttpRequest, HttpResponse } from '../../contract/http';
import { send } from '../../evidence/send';
import { messageOf } from '../../support/user-error';

/** Why a process could not be reached any more, by its id. */
export type LostProcesses = Map<string, string>;

/** Null where the process has ended or takes no connection: that is told to `lost`, for it is what there was to see. */
export async function askProcess(
  process: TargetProcess,
  request: HttpRequest,
  { limitMs, lost }: { readonly limitMs: number; readonly lost: LostProcesses },
): Promise<HttpResponse | null> {
  if (process.ended() !== null) return null;
  try {
    return await send(process.url, request, limitMs);
  } catch (thrown) {
    lost.set(process.id, messageOf(thrown));
    return null;
  }
}
