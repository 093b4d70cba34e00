// The matrix for machines.

import type { Matrix } from './compare-variants';

export function matrixJson({ variants, diagonal, alike, undeclared, stale }: Matrix): string {
  const document = {
    schema: 1,
    variants: variants.length,
    diagonal: diagonal.length,
    alike,
    undeclared,
    stale,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Whether every variant is found, and all is as declared. */
export function isClear({ variants, diagonal, undeclared, stale }: Matrix): boolean {
  return diagonal.length === variants.length && undeclared.length === 0 && stale.length === 0;
}
