// `--list`: what there is to run.

import type { Case } from '../contract/scenario';
import { separate } from '../registry/separate';
import { listJson, listText } from '../reporters/list';
import { openPage } from '../reporters/page';
import type { Catalogue } from './catalogue';
import type { Context } from './context';

/** The exit code. */
export function listCases(
  cases: readonly Case[],
  { target }: Catalogue,
  flags: { readonly json?: true },
  { parts, world }: Context,
): number {
  const { notApplicable } = separate(cases, target);
  const listed = cases.map((one) => ({
    case: one,
    notApplicable: notApplicable.find((entry) => entry.case === one)?.reason ?? null,
  }));
  const head = { tool: parts.version, target: target.name };
  const page = openPage(world);
  page.write(flags.json === true ? listJson(listed, head) : listText(page, listed, head));
  return 0;
}
