// The commands that there are: a new one is one file and one line here.

import type { AddCommand } from '../context';
import { addBadTokens } from './bad-tokens';
import { addBench } from './bench';
import { addCache } from './cache';
import { addDiagnose } from './diagnose';
import { addDocs } from './docs';
import { addGate } from './gate';
import { addImages } from './images';
import { addParity } from './parity';
import { addLoad } from './load';
import { addMatrix } from './matrix';
import { addMutants } from './mutants';
import { addRunbook } from './runbook';
import { addScenario } from './scenario';
import { addSoak } from './soak';
import { addToxiproxy } from './toxiproxy';

export const COMMANDS: readonly AddCommand[] = [
  addScenario,
  addGate,
  addCache,
  addToxiproxy,
  addDiagnose,
  addDocs,
  addMatrix,
  addRunbook,
  addMutants,
  addBadTokens,
  addLoad,
  addBench,
  addImages,
  addParity,
  addSoak,
];
