// `chaos-401 doctor`: sees step by step whether the configuration fits the backend, and says at the first failure which key to look at.

import { Option } from 'commander';
import type { Plan } from '../../engine/plan/plan';
import { patientOn } from '../../engine/patience';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage, type Page } from '../../reporters/page';
import type { ImageChoice } from '../../runtimes/docker/images';
import { messageOf, UserError } from '../../support/user-error';
import { readCatalogue, type Catalogue } from '../catalogue';
import { chooseRuntime, RUNTIME_CHOICES } from '../choose-runtime';
import { commandHere } from '../command-here';
import type { AddCommand, Context } from '../context';
import lazy from '../lazy.cjs';
import { imageOption } from '../run-flags';

interface DoctorFlags {
  readonly json?: true;
  readonly runtime?: string;
  readonly image?: ImageChoice;
}

const WRONG = 2;

export const addDoctor: AddCommand = (program, context) => {
  const { parts, world, done } = context;
  program
    .command('doctor')
    .description('Sees step by step whether the configuration fits the backend. It injects nothing.')
    .option('--json', 'write one JSON document to standard output, and nothing else there')
    .addOption(
      new Option('--runtime <name>', 'where PostgreSQL and the target come from').choices(RUNTIME_CHOICES),
    )
    .addOption(imageOption())
    .action(async (flags: DoctorFlags) => {
      const { completeFindings, describeFinding, hasFailed } = lazy.doctor();
      const page = openPage(world);
      const show = (finding: Parameters<typeof describeFinding>[1]): void => {
        if (flags.json !== true) page.write(describeFinding(page, finding));
      };
      const { findings, target, applicable } = await look(flags, context, page, show);
      const whole = completeFindings(findings);
      whole.filter(({ status }) => status === 'not reached').forEach(show);
      const wrong = hasFailed(findings);
      if (flags.json === true)
        page.write(
          `${JSON.stringify({ schema: 1, tool: parts.version, target, ok: !wrong, applicable, steps: whole })}\n`,
        );
      else if (!wrong)
        page.write(
          `\n${String(applicable)} variants can be judged. Next: ${commandHere(parts, 'scenario', '--all')}\n`,
        );
      done(wrong ? WRONG : 0);
    });
};

async function look(
  flags: DoctorFlags,
  context: Context,
  page: Page,
  told: Parameters<ReturnType<typeof lazy.doctor>['examine']>[2] & object,
) {
  const { world, signal } = context;
  const { examine, failed, passed } = lazy.doctor();
  const catalogue = catalogueOr(context);
  if (!('target' in catalogue)) {
    const finding = failed('configuration', messageOf(catalogue.error), []);
    told(finding);
    return { findings: [finding], target: null, applicable: 0 };
  }
  const { target, causes } = catalogue;
  const valid = passed('configuration', context.parts.target.file);
  told(valid);
  const { runtime } = await chooseRuntime({
    purpose: 'scenario',
    option: flags.runtime,
    env: world.env,
    strategies: world.runtimes,
    target,
    images: flags.image,
    note: (line) => page.aside(line),
  });
  const plan: Pick<Plan, 'runtime' | 'target' | 'timing'> = {
    runtime,
    target,
    timing: patientOn(runtime.name, world.engine.timing()),
  };
  const findings = await examine(plan, { note: (line) => page.aside(line), signal }, told);
  const { applicable } = separate(casesOf(causes), target);
  return { findings: [valid, ...findings], target: target.name, applicable: applicable.length };
}

/** Faults of the configuration are the doctor's first finding. */
function catalogueOr({ parts }: Context): Catalogue | { readonly error: UserError } {
  try {
    return readCatalogue(parts);
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    return { error: thrown };
  }
}
