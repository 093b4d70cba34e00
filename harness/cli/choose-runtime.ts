// Which runtime serves a run: the option, else the environment, else what the command prefers and the machine offers.

import type { Runtime, RuntimeChoice, RuntimeName } from '../contract/runtime';
import type { TargetDefinition } from '../contract/target';
import { runtimeLine } from '../reporters/runtime-line';
import { UserError } from '../support/user-error';
import { dockerCannotRun } from './docker-cannot-run';
import type { RuntimeSettings, RuntimeStrategy } from './runtime-strategies';

export type Purpose = 'scenario' | 'gate';

export interface RuntimeQuestion extends RuntimeSettings {
  readonly purpose: Purpose;
  /** The value of `--runtime`. */
  readonly option: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly strategies: readonly RuntimeStrategy[];
  /** What is to be run there. */
  readonly target?: Pick<TargetDefinition, 'process' | 'database'>;
}

export interface ChosenRuntime {
  readonly runtime: Runtime;
  readonly choice: RuntimeChoice;
  /** Which, why, and how to have the other. */
  readonly says: string;
}

export const RUNTIME_CHOICES = ['auto', 'embedded', 'docker'] as const;
export const RUNTIME_VARIABLE = 'CHAOS401_RUNTIME';

const PREFERENCE: Record<
  Purpose,
  { readonly order: readonly [RuntimeName, ...RuntimeName[]]; readonly because: string }
> = {
  scenario: { order: ['embedded', 'docker'], because: 'the quicker one for a person who waits' },
  gate: { order: ['docker', 'embedded'], because: 'the closer one to production for a build that guards' },
};

const DEADLINE_MS = 2000;

/** An explicit choice never falls back. Throws a `UserError`: exit code 64 for an unknown name, 2 where none can serve. */
export async function chooseRuntime(question: RuntimeQuestion): Promise<ChosenRuntime> {
  const { value, source } = asked(question);
  return value === 'auto' ? firstThatServes(question) : explicit(value, source, question);
}

/** The one that is tried first: nobody has seen whether it can serve. */
export function preferredRuntime(question: Pick<RuntimeQuestion, 'purpose' | 'option' | 'env'>): RuntimeName {
  const { value } = asked(question);
  return value === 'auto' ? PREFERENCE[question.purpose].order[0] : value;
}

function asked({ option, env }: Pick<RuntimeQuestion, 'option' | 'env'>): {
  value: 'auto' | RuntimeName;
  source: string;
} {
  const variable = env[RUNTIME_VARIABLE];
  const fromEnv = variable === undefined || variable === '' ? undefined : variable;
  const value = option ?? fromEnv ?? 'auto';
  const source = option === undefined ? RUNTIME_VARIABLE : '--runtime';
  const known = RUNTIME_CHOICES.find((choice) => choice === value);
  if (known === undefined)
    throw new UserError({
      to: 'choose the runtime',
      why: `${source} names one that does not exist`,
      value,
      remedy: `Use one of ${RUNTIME_CHOICES.join(', ')}`,
      exitCode: 64,
    });
  return { value: known, source };
}

async function explicit(
  name: RuntimeName,
  source: string,
  { strategies, target, ...settings }: RuntimeQuestion,
): Promise<ChosenRuntime> {
  const strategy = strategies.find((one) => one.name === name);
  if (strategy === undefined) throw new Error(`There is no strategy for the runtime ${name}.`);
  const obstacle = await strategy.obstacle(DEADLINE_MS, settings);
  if (obstacle !== null) throw obstacle.error;
  return chosen(strategy, settings, { why: `as ${source} asks`, target });
}

async function firstThatServes({
  purpose,
  strategies,
  target,
  ...settings
}: RuntimeQuestion): Promise<ChosenRuntime> {
  const { order, because } = PREFERENCE[purpose];
  const passedOver: string[] = [];
  for (const name of order) {
    const strategy = strategies.find((one) => one.name === name);
    if (strategy === undefined) continue;
    const cannot = cannotRun(name, target);
    if (cannot !== null) {
      passedOver.push(`${name} cannot serve: ${cannot}`);
      continue;
    }
    const obstacle = await strategy.obstacle(DEADLINE_MS, settings);
    if (obstacle !== null) {
      passedOver.push(`${name} cannot serve: ${obstacle.why}`);
      continue;
    }
    const why = passedOver.length === 0 ? because : `since ${passedOver.join('; ')}`;
    return chosen(strategy, settings, { why, target });
  }
  throw new UserError({
    to: 'find a runtime',
    why: passedOver.join('; '),
    remedy: 'Make one of them work, or run on another machine',
  });
}

function cannotRun(name: RuntimeName, target: RuntimeQuestion['target']): string | null {
  return name === 'docker' && target !== undefined ? dockerCannotRun(target) : null;
}

interface Choosing {
  readonly why: string;
  readonly target: RuntimeQuestion['target'];
}

function chosen(
  strategy: RuntimeStrategy,
  settings: RuntimeSettings,
  { why, target }: Choosing,
): ChosenRuntime {
  const name = other(strategy.name);
  const choice = { why, ...(cannotRun(name, target) === null ? { other: `--runtime ${name}` } : {}) };
  return { runtime: strategy.load(settings), choice, says: runtimeLine(strategy.name, choice) };
}

function other(name: RuntimeName): RuntimeName {
  return name === 'embedded' ? 'docker' : 'embedded';
}
