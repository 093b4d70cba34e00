// The commands that there are: a new one is one file and one line here.

import type { AddCommand } from '../context';
import { addBadTokens } from './bad-tokens';
import { addBench } from './bench';
import { addCache } from './cache';
import { addDiagnose } from './diagnose';
import { addDocs } from './docs';
import { addDoctor } from './doctor';
import { addDrill } from './drill';
import { addGate } from './gate';
import { addImages } from './images';
import { addInit } from './init';
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
  addInit,
  addDoctor,
  addMatrix,
  addImages,
  addParity,
  addDrill,
];

/** They work on this tool's own sources: where it is installed, there are none to change. */
export const REPOSITORY_COMMANDS: readonly AddCommand[] = [
  addDocs,
  addRunbook,
  addMutants,
  addSoak,
  addBench,
  addBadTokens,
  addLoad,
];
