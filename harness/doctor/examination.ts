// What the doctor has found: one finding for each step, in the order in which a backend comes up.

/** `skipped`: the configuration says nothing of it. `not reached`: a step before it has failed. */
export type StepStatus = 'passed' | 'failed' | 'skipped' | 'not reached';

export interface StepMeta {
  readonly name: string;
  /** The keys to look at where it fails and nothing more particular is known. */
  readonly keys: readonly string[];
}

export interface StepFinding {
  readonly step: string;
  readonly status: StepStatus;
  /** What was seen, or why it failed, in plain words; never a secret or a whole token. */
  readonly says: string;
  /** Keys of the configuration to look at; empty where it has not failed. */
  readonly lookAt: readonly string[];
}

export const STEPS = {
  configuration: { name: 'The configuration is valid', keys: [] },
  command: { name: 'Its program is found', keys: ['process.command'] },
  database: { name: 'The database has its tables', keys: ['database.schema'] },
  starts: { name: 'It starts', keys: ['process.command', 'process.environment', 'variables'] },
  ready: { name: 'It is ready', keys: ['process.health', 'variables.port'] },
  seed: { name: 'The rows are written', keys: ['database.seed'] },
  signUp: { name: 'People are signed up', keys: ['signUp'] },
  signIn: { name: 'The login gives a token', keys: ['signIn'] },
  probe: { name: 'The healthy probe is answered with 2xx', keys: ['probe', 'token'] },
  log: { name: 'Its log is understood', keys: ['log'] },
  metrics: { name: 'Its metrics are read', keys: ['metrics'] },
  states: { name: 'Its states can be brought about and undone', keys: ['database.states'] },
} as const satisfies Record<string, StepMeta>;

export type StepId = keyof typeof STEPS;

export function passed(step: StepId, says: string): StepFinding {
  return { step: STEPS[step].name, status: 'passed', says, lookAt: [] };
}

export function skipped(step: StepId, says: string): StepFinding {
  return { step: STEPS[step].name, status: 'skipped', says, lookAt: [] };
}

export function failed(
  step: StepId,
  says: string,
  lookAt: readonly string[] = STEPS[step].keys,
): StepFinding {
  return { step: STEPS[step].name, status: 'failed', says, lookAt };
}

/** One finding for every step: those before the first that is told of have passed, those behind the last were not reached. */
export function completeFindings(findings: readonly StepFinding[]): StepFinding[] {
  const last = findings.at(-1);
  const order: StepMeta[] = Object.values(STEPS);
  const end = order.findIndex(({ name }) => name === last?.step);
  return order.map(({ name }, index) => {
    const known = [...findings.filter(isFailed), ...findings].find(({ step }) => step === name);
    return known ?? { step: name, status: index < end ? 'passed' : 'not reached', says: '', lookAt: [] };
  });
}

export function hasFailed(findings: readonly StepFinding[]): boolean {
  return findings.some(isFailed);
}

function isFailed({ status }: StepFinding): boolean {
  return status === 'failed';
}
