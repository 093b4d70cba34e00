// What a team's own files import from `chaos-401`: the forms of a configuration and of a scenario. Faults and fixes have a path each: `chaos-401/faults/database-state`.

export * from '../contract/configuration';
export { CONDITIONS } from '../contract/condition';
export { defineScenario } from '../contract/scenario';

export type { Condition } from '../contract/condition';
export type { Fault } from '../contract/fault';
export type { Fix } from '../contract/fix';
export type { HttpRequest, HttpResponse } from '../contract/http';
export type { Lane } from '../contract/lane';
export type { Level, LogRecord } from '../contract/log';
export type { Need } from '../contract/need';
export type { Person, Session, Statement, Subject } from '../contract/person';
export type { Receipt } from '../contract/receipt';
export type { CauseMeta, Probe, ScenarioDefinition, Variant } from '../contract/scenario';
export type { Signature } from '../contract/signature';
export type { Facts, VariableRole } from '../contract/target';
