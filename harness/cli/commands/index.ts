// The commands that there are: a new one is one file and one line here.

import type { AddCommand } from '../context';
import { addCache } from './cache';
import { addDiagnose } from './diagnose';
import { addDocs } from './docs';
import { addDoctor } from './doctor';
import { addGate } from './gate';
import { addImages } from './images';
import { addInit } from './init';
import { addParity } from './parity';
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
  addSoak,
];

/** They work on this tool's own sources: where it is installed, there are none to change. */
export const REPOSITORY_COMMANDS: readonly AddCommand[] = [addDocs, addRunbook, addMutants];
