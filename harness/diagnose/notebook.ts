// What is written down while the guide's five steps are walked.

import type { Sign, SignName } from '../contract/check';
import type { DiagnosisStep } from '../contract/diagnosis';
import { STEP_NUMBERS, STEPS, stepOf, type StepNumber } from './steps';

export class Notebook {
  private readonly notes = new Map<StepNumber, string[]>();
  private readonly looked = new Set<StepNumber>();

  /** What was looked at, and what stood there. */
  saw(step: StepNumber, note: string): void {
    this.looked.add(step);
    this.note(step, note);
  }

  /** What was given and could not be looked at, and why. */
  failed(step: StepNumber, note: string): void {
    this.note(step, note);
  }

  /** The signs find their step; what an answer complains of stands with the log only where there is one. */
  steps(signs: readonly Sign[]): readonly DiagnosisStep[] {
    return STEP_NUMBERS.map((step) => {
      const { title, wants } = STEPS[step];
      const own = signs.filter(({ name }) => this.stepOf(name) === step);
      const read = own.filter(({ value }) => value !== null);
      const notes = this.notes.get(step) ?? [];
      const tried = notes.length > 0;
      const said = own.filter((sign) => sign.value !== null || (tried && !isWanting(sign)));
      const status = this.looked.has(step) || read.length > 0 ? 'looked' : tried ? 'failed' : 'not given';
      const found = [...notes, ...said.map(({ says }) => says)];
      return {
        step,
        title,
        status,
        found: status === 'not given' ? [`Give ${wants}.`] : [...new Set(found)],
      };
    });
  }

  private stepOf(name: SignName): StepNumber | undefined {
    const step = stepOf(name);
    return step === 1 && !this.looked.has(1) ? 2 : step;
  }

  private note(step: StepNumber, note: string): void {
    this.notes.set(step, [...(this.notes.get(step) ?? []), note]);
  }
}

/** Whether it could not be read for want of a clue alone. */
function isWanting({ name, says }: Sign): boolean {
  return says.startsWith(`${name}: wants `);
}
