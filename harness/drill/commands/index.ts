// The commands of the prompt: a new one is one file and one line here.

import { answer } from './answer';
import { client } from './client';
import type { DrillCommand } from './command';
import { database } from './database';
import { decode } from './decode';
import { deploys } from './deploys';
import { edge } from './edge';
import { env } from './env';
import { evidence } from './evidence';
import { helpFor } from './help';
import { hint } from './hint';
import { login } from './login';
import { logs } from './logs';
import { metrics } from './metrics';
import { network } from './network';
import { note } from './note';
import { preflight } from './preflight';
import { quit } from './quit';
import { request } from './request';
import { restart } from './restart';
import { sql } from './sql';
import { verify } from './verify';

const OTHERS: readonly DrillCommand[] = [
  request,
  preflight,
  logs,
  metrics,
  edge,
  client,
  decode,
  sql,
  database,
  network,
  env,
  deploys,
  restart,
  login,
  hint,
  note,
  evidence,
  answer,
  verify,
  quit,
];

export const DRILL_COMMANDS: readonly DrillCommand[] = [...OTHERS, helpFor(OTHERS)];
