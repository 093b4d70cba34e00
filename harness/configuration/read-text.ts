// Values of a configuration that may come from the harness's own environment; those that are named and not set are gathered.

import type { Text } from '../contract/configuration';
import { inheritedVariables } from '../support/process/inherited-variables';

export type Environment = Readonly<Record<string, string | undefined>>;

export class TextReader {
  /** One sentence for each that is missing. */
  readonly faults: string[] = [];

  constructor(private readonly env: Environment) {}

  /** `key` is where they stand in the configuration. */
  all(key: string, texts: Readonly<Record<string, Text>> = {}): Record<string, string> {
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, this.one(`${key}.${name}`, text)]),
    );
  }

  /** What a command may rely on. */
  inherited(): Record<string, string> {
    return inheritedVariables(this.env);
  }

  private one(key: string, text: Text): string {
    if (typeof text === 'string') return text;
    const value = this.env[text.env];
    if (value === undefined) this.faults.push(`${key}: the variable ${text.env} is not set`);
    return value ?? '';
  }
}
