// The README's table of causes, from the scenarios' own data.

import type { Cause } from '../contract/scenario';

/** Markdown: a row for each cause, its default variant first, what the guide does not list in italics. */
export function causesTable(causes: readonly Cause[]): string {
  const rows = causes.map(
    ({ name, meta, variants }) =>
      `| ${meta.guide ?? ''} | \`${name}\` | ${meta.symptom} | ${Object.entries(variants)
        .map(([variant, { beyond }]) => (beyond === true ? `_${variant}_` : variant))
        .join(' · ')} |`,
  );
  return [
    '| guide | cause | symptom | variants (_beyond the guide_) |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
