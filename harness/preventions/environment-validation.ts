// The target looks at its environment as it starts: what would fail its users later ends it at once.

import type { Lane } from '../contract/lane';
import type { Prevention, StartRefusal } from '../contract/prevention';
import { isAlarming, recordsIn } from '../evidence/log-window';
import type { Receipt } from '../contract/receipt';
import type { VariableRole } from '../contract/target';

/** `role` is the variable that the fault spoils: the process must say its name. */
export function environmentValidation(role: VariableRole): Prevention {
  return {
    title: 'Validate the environment at the start',
    needs: ['variable:environmentValidation', `variable:${role}`],
    variables: { environmentValidation: 'true' },
    begin: async (lane) => async (refusal) => (refusal === null ? null : namesVariable(lane, role, refusal)),
  };
}

/** Those who were served before still are: the process that refuses never takes their place. */
function namesVariable({ target }: Lane, role: VariableRole, { how, lines }: StartRefusal): Receipt | null {
  const name = target.variables[role];
  if (name === undefined || how === 'exit code 0') return null;
  const said = recordsIn({ log: { lines }, from: 0 }, lines.length, target.log.parse)
    .filter(isAlarming)
    .map(({ message }) => message)
    .find((message) => message.includes(name));
  return said === undefined
    ? null
    : { summary: `the new process refuses to start (${how}): ${said}`, how, variable: name };
}
