// The parts of the bench, in the order in which they are measured.

import type { MeasurePart } from '../setting';
import { faultProxies } from './fault-proxies';
import { growth } from './growth';
import { oneScenario } from './one-scenario';
import { phases } from './phases';
import { wholeCatalogue } from './whole-catalogue';

export const PARTS = {
  'one-scenario': oneScenario,
  'whole-catalogue': wholeCatalogue,
  growth,
  'fault-proxies': faultProxies,
  phases,
} as const satisfies Readonly<Record<string, MeasurePart>>;

export type PartName = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];
