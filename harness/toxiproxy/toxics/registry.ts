// All toxics of this folder, in the order of their names; a test beside it names each file that is missing here.
import type { ToxicType } from '../link/toxic-type';
import bandwidth from './bandwidth';
import latency from './latency';
import limitData from './limit-data';
import noop from './noop';
import resetPeer from './reset-peer';
import slicer from './slicer';
import slowClose from './slow-close';
import timeout from './timeout';

export const toxicTypes: readonly ToxicType[] = [
  bandwidth,
  latency,
  limitData,
  noop,
  resetPeer,
  slicer,
  slowClose,
  timeout,
];
