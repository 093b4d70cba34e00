// What the command line uses of the matrix.

export { describeMatrix } from './describe-matrix';
export { drawMatrix } from './draw-matrix';
export { isClear, matrixJson } from './matrix-json';
export { runMatrix } from './run-matrix';
