// What somebody pasted, with what is said of it.

import { count } from '../support/text/count';
import { GUIDE_PATH, type DiagnoseInputs } from './inputs';
import { describe } from './look-at-answer';
import type { Notebook } from './notebook';
import { reasonOf } from './reason-of';
import type { Pasted } from './response/pasted';
import { readPasted } from './response/read-pasted';

/** Null where nothing was pasted, or nothing that can be read. An answer that is no 401 is none. */
export async function readResponse(inputs: DiagnoseInputs, notebook: Notebook): Promise<Pasted | null> {
  const { response, path = GUIDE_PATH } = inputs;
  if (response === undefined) return null;
  try {
    const pasted = readPasted(await response.read(), path);
    const { answer, form, log } = pasted;
    if (log !== undefined)
      notebook.saw(1, `${response.from}: ${count(log.length, 'line was', 'lines were')} pasted`);
    else
      notebook.saw(
        2,
        `${response.from} is ${form}${answer === undefined ? '' : `: ${answer.request.method} ${answer.request.path}: ${describe(answer.response)}`}`,
      );
    if (answer === undefined || answer.response.status === 401) return pasted;
    notebook.saw(2, `the answer in ${response.from} is a ${answer.response.status}, not a 401`);
    return withoutAnswer(pasted);
  } catch (thrown) {
    notebook.failed(2, `${response.from} could not be read: ${reasonOf(thrown)}`);
    return null;
  }
}

function withoutAnswer({ form, header, origin, log, signs }: Pasted): Pasted {
  return {
    form,
    ...(header === undefined ? {} : { header }),
    ...(origin === undefined ? {} : { origin }),
    ...(log === undefined ? {} : { log }),
    ...(signs === undefined ? {} : { signs }),
  };
}
