// The secrets of a drill's stack, as far as they have come up: nothing that is written down may hold one.

import type { TargetProcess } from '../contract/deployment';
import { hider } from '../support/secrets/hide-secrets';
import { dotenvOf } from '../engine/round/gather-clues';
import type { EngineLane } from '../engine/lane/open-lane';
import { readLine } from './commands/line';

export class StackSecrets {
  private readonly hiding = hider();
  readonly hide = this.hiding.hide;

  /** `urls`: those with which somebody may connect. */
  constructor(
    private readonly lane: EngineLane,
    urls: readonly string[],
  ) {
    const { secret, secrets = [], person, bystander, database } = lane;
    this.hiding.add(secret, ...secrets, person.password, bystander.password, database.url, ...urls);
  }

  /** Those of every process that serves, and of a variable that the line sets: to be called before it is run. */
  async learn(line: string): Promise<void> {
    for (const pair of readLine(line)?.options.get('env') ?? []) {
      const [name = '', ...value] = pair.split('=');
      this.addVariables({ [name]: value.join('=') });
    }
    const { baseline, serving } = this.lane.deployment;
    const living = [...new Set([baseline, ...serving])].filter((process) => process.ended() === null);
    await Promise.all(living.map((process) => this.learnOf(process)));
  }

  private async learnOf(process: TargetProcess): Promise<void> {
    this.addVariables(dotenvOf(this.lane, process));
    try {
      this.addVariables(await process.environment());
    } catch (thrown) {
      // It can no longer be read, nor can anybody print it.
      if (process.ended() === null) throw thrown;
    }
  }

  /** Both as they are and as a text in quotation marks has them. */
  private addVariables(variables: Readonly<Record<string, string>>): void {
    const { secret } = this.lane.target.variables;
    this.hiding.addVariables(variables);
    if (secret !== undefined) this.hiding.add(variables[secret]);
    for (const [name, value] of Object.entries(variables))
      this.hiding.addVariables({ [name]: JSON.stringify(value).slice(1, -1) });
  }
}
