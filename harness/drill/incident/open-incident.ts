// Breaks a stack for a drill: healthy first, with somebody else who uses it, then broken for real, each fault with its receipt.

import type { EdgeRecord } from '../../contract/edge';
import type { Fault } from '../../contract/fault';
import type { Receipt } from '../../contract/receipt';
import type { Probe, Variant } from '../../contract/scenario';
import type { Session } from '../../contract/person';
import { breakLane } from '../../engine/round/break-lane';
import { seeHealthy } from '../../engine/round/healthy';
import { Injection } from '../../engine/round/inject';
import type { EngineLane } from '../../engine/lane/open-lane';
import { sendProbe, type Sent } from '../../engine/round/send-probe';
import type { Looking } from '../looking';
import { RECOVERED, refusedByEdge } from './control-receipts';
import { keepHurting, NOT_HURTING, type Hurting } from './keep-hurting';
import { createOnCallRole } from './on-call-role';
import type { Plot } from './plot';
import { seeTraces, withWhatWas, type Traces } from './traces';

export interface Incident {
  readonly plot: Plot;
  readonly lane: EngineLane;
  /** Of the one who must stay unharmed. */
  readonly bystander: Session;
  /** What the affected user's client sent, and got. */
  readonly sent: readonly Sent<unknown>[];
  /** When the user's request failed, in ms since the epoch. */
  readonly at: number;
  readonly receipts: readonly Receipt[];
  readonly onCallUrl: string;
  /** What there was that a careless fix may take away. */
  readonly traces: Traces;
  /** Whether what was broken still is; only where nobody has mended anything may it not be. */
  stillBroken(): Promise<boolean>;
  /** Resolves once the stack is as broken as it was: between two requests there is something to do where each is hurt while it waits. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const SESSION_CHECK: Probe = { role: 'probe', sends: 'session check', condition: 'healthy' };

/** Rejects where the stack was not healthy before, or a fault could not be shown to be in place. */
export async function openIncident(looking: Looking, plot: Plot): Promise<Incident> {
  const { lane } = looking;
  await lane.prepare();
  const bystander = await lane.logIn(lane.bystander);
  const onCallUrl = await createOnCallRole(lane);
  const [shown] = plot.cases;
  const steady = await seeHealthy(lane, shown?.variant ?? NOTHING, '/steady');
  if (steady.differences.length > 0) throw new Error('The stack was not healthy before the incident.');

  const before = await seeTraces(looking, bystander);
  const broken = await breakFor(lane, plot);
  const at = Date.now();
  const traces = withWhatWas(await seeTraces(looking, bystander), before);
  // pg_stat_activity would tell everybody what the harness asks, and so what it looks for.
  await lane.database.query('SET track_activities = off');
  return {
    plot,
    lane,
    bystander,
    sent: broken.sent,
    at,
    receipts: broken.receipts,
    onCallUrl,
    traces,
    stillBroken: broken.stillBroken,
    settled: () => broken.hurting.settled(),
    close: () => broken.hurting.stop(),
  };
}

/** For `seeHealthy`, which asks a variant what must be answered well. */
const NOTHING: Pick<Variant, 'healthy'> = {};

interface BrokenFor extends Pick<Incident, 'sent' | 'receipts' | 'stillBroken'> {
  readonly hurting: Hurting;
}

async function breakFor(lane: EngineLane, plot: Plot): Promise<BrokenFor> {
  const [shown, hidden] = plot.cases;
  if (shown === undefined) return breakNothing(lane, plot);
  const beneath = new Injection(lane, hidden?.variant.faults ?? []);
  await beneath.before();
  const { injection, sent } = await breakLane(lane, shown);
  const receipts = [injection, beneath].flatMap(({ receipt }) => receipt ?? []);
  const unproven = injection.unproven ?? beneath.unproven;
  if (unproven !== null) throw new Error('A fault could not be shown to be in place.');
  const faults = plot.cases.flatMap(({ variant }) => variant.faults);
  const records = sent.flatMap((one) => one.records);
  const lasting = await thoseThatLast(lane, faults, records);
  return {
    sent,
    receipts,
    hurting: await keepHurting(lane, faults),
    stillBroken: () => allHold(lane, lasting, records),
  };
}

/** Some faults are of the moment: a pool that was warm is cold once a query has failed. */
async function thoseThatLast(
  lane: EngineLane,
  faults: readonly Fault[],
  records: readonly EdgeRecord[],
): Promise<readonly Fault[]> {
  const lasting: Fault[] = [];
  for (const fault of faults.filter(({ phase }) => phase !== 'while'))
    if (await allHold(lane, [fault], records)) lasting.push(fault);
  return lasting;
}

async function allHold(
  lane: EngineLane,
  faults: readonly Fault[],
  records: readonly EdgeRecord[],
): Promise<boolean> {
  for (const fault of faults) if ((await fault.witness(lane, records)) === null) return false;
  return true;
}

/** The client forgot its token once, and has recovered; or the edge answers by itself. */
async function breakNothing(lane: EngineLane, { edge }: Plot): Promise<BrokenFor> {
  const { deadlineMs } = lane.timing;
  const hurting = NOT_HURTING;
  if (edge !== null) {
    lane.edge.behave({ refuse: { status: edge } });
    const sent = [await sendProbe(lane, SESSION_CHECK, deadlineMs)];
    const record = sent[0]?.records.at(-1);
    if (record?.status !== edge || record.upstream !== null)
      throw new Error('The edge did not answer by itself.');
    return {
      sent,
      receipts: [refusedByEdge(edge)],
      hurting,
      stillBroken: () => Promise.resolve(lane.edge.behaviour.refuse?.status === edge),
    };
  }
  lane.client.present(() => null);
  const sent = [await sendProbe(lane, SESSION_CHECK, deadlineMs)];
  lane.client.present(null);
  const again = await seeHealthy(lane, NOTHING, '/recovered');
  if (again.differences.length > 0) throw new Error('The client did not recover.');
  return {
    sent,
    receipts: [RECOVERED],
    hurting,
    stillBroken: () => Promise.resolve(true),
  };
}
