// All that a configuration file may need the types of.
export type * from './database';
export type * from './log';
export type * from './look';
export type * from './process';
export type * from './sign-in';
export type * from './state';
export type * from './text';
export type { TargetConfiguration, VariableNames } from './target-configuration';
export { defineTarget } from './target-configuration';
