// What a team's own files import from `chaos-401`: the form of a configuration and of a scenario. Faults and fixes are beside it, one path each: `chaos-401/faults/database-state`.

export { defineTarget } from '../contract/configuration/target-configuration';
export { defineScenario } from '../contract/scenario';
export { CONDITIONS } from '../contract/condition';

export type { TargetConfiguration, VariableNames } from '../contract/configuration/target-configuration';
export type { ProcessConfiguration } from '../contract/configuration/process';
export type {
  DatabaseConfiguration,
  SchemaConfiguration,
  SeedConfiguration,
} from '../contract/configuration/database';
export type {
  ProbeConfiguration,
  SignInConfiguration,
  SignOutConfiguration,
  Step,
} from '../contract/configuration/sign-in';
export type { StateConfiguration, StateName, StateSetting } from '../contract/configuration/state';
export type { LogConfiguration, MetricsConfiguration } from '../contract/configuration/log';
export type { LookConfiguration, LookObject, LooksConfiguration } from '../contract/configuration/look';

export type { Condition } from '../contract/condition';
export type { CauseMeta, Probe, ScenarioDefinition, Variant } from '../contract/scenario';
export type { Fault } from '../contract/fault';
export type { Fix } from '../contract/fix';
export type { HttpRequest, HttpResponse } from '../contract/http';
export type { Lane } from '../contract/lane';
export type { Level, LogRecord } from '../contract/log';
export type { Need } from '../contract/need';
export type { Receipt } from '../contract/receipt';
export type { Signature } from '../contract/signature';
export type { Facts, Person, Session, Statement, Subject, VariableRole } from '../contract/target';
