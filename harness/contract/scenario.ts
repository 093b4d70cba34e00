// A cause of a 401: what the guide says of it, and the variants that bring it about.

import type { Profile } from './check';
import type { Condition } from './condition';
import type { Fault } from './fault';
import type { Fix } from './fix';
import type { Need } from './need';
import type { Prevention } from './prevention';

export interface CauseMeta {
  readonly title: string;
  /** Number in the guide, 1 to 10; a team's own scenario has none. */
  readonly guide?: number;
  readonly symptom: string;
  readonly causes: readonly string[];
  /** Where it comes from in the bundled backend: file from the target's root, and the symbol in it. */
  readonly codeLocation?: { readonly file: string; readonly symbol: string };
  readonly solution: readonly string[];
}

/** One request of an observation. */
export interface Probe {
  /** `probe`, `preflight`, `probe-3`: unique within the variant. */
  readonly role: string;
  readonly sends: 'session check' | 'preflight';
  /** What must be seen. */
  readonly condition: Condition;
}

export interface Variant {
  /** One sentence in the present tense: what is injected. */
  readonly summary: string;
  /** True where production shows it and the guide does not list it. */
  readonly beyond?: boolean;
  readonly condition: Condition;
  readonly needs?: readonly Need[];
  /** Injected in this order. */
  readonly faults: readonly [Fault, ...Fault[]];
  /** Each is applied by itself after a fresh injection. The first is the one that a person is shown. */
  readonly fixes: readonly [Fix, ...Fix[]];
  /** The requests that are judged; by default one session check that shows `condition`. */
  readonly probes?: readonly [Probe, ...Probe[]];
  /** The requests that must be answered well before the fault and after the fix; by default one session check. */
  readonly healthy?: readonly [Probe, ...Probe[]];
  /** True where the first request uses its fault up: of a target with several probes, each is then judged after an injection of its own. */
  readonly once?: boolean;
  /** What a Check sees where this variant is the cause. */
  readonly signs?: Profile;
  /** What would have kept it from a user. */
  readonly prevention?: Prevention;
  /** Seconds that it has to wait for, whatever the machine: those that wait longest are begun first. */
  readonly waits?: number;
}

export interface ScenarioDefinition {
  readonly meta: CauseMeta;
  /** By name; the first is the default. */
  readonly variants: Readonly<Record<string, Variant>>;
}

/** Gives the definition its type. */
export function defineScenario(definition: ScenarioDefinition): ScenarioDefinition {
  return definition;
}

/** A scenario with the name of its file. */
export interface Cause extends ScenarioDefinition {
  readonly name: string;
}

/** One variant of a cause, ready to run: `jwt-mismatch/rotated-secret`. */
export interface Case {
  readonly id: string;
  readonly cause: Cause;
  readonly variant: Variant;
}

/** Whether it disturbs a whole cluster, and must have one for itself. */
export function needsOwnCluster({ variant }: Case): boolean {
  return variant.needs?.includes('own cluster') ?? false;
}
