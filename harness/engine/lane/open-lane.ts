// Makes a lane, on which scenarios run, out of the parts that a runtime gives.

import { randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../../contract/http';
import type { Lane, LaneParts, Presentation } from '../../contract/lane';
import type { Person, Session } from '../../contract/person';
import type { SeedSetting, SignInSetting } from '../../contract/setting';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { readSamples } from '../../evidence/metrics';
import { send } from '../../evidence/send';
import { CleanupStack } from '../../support/cleanup-stack';
import { hideOfLane } from './hide-of-lane';
import { newPerson } from './new-person';
import { ownTables } from './own-tables';

/** A lane with what the engine alone may do to it. */
export interface EngineLane extends Lane {
  readonly presentation: Presentation | null;
  readonly usesFrontEnd: boolean;
  /** Writes the database's rows afresh, and logs the user in with a client that does everything right. */
  prepare(): Promise<void>;
  /** Takes back what was registered with `undo`. Rejects where that fails: the lane is not fit for use then. */
  takeBack(): Promise<void>;
  /** False once something could not be taken back. */
  readonly fit: boolean;
}

export function openLane(parts: LaneParts, target: TargetDefinition, timing: Timing): EngineLane {
  const person = newPerson('user', target.people?.user);
  const bystander = newPerson('bystander', target.people?.bystander);
  const query: EngineLane['database']['query'] = (sql, parameters) => parts.database.query(sql, parameters);
  const tables = ownTables({ query });
  let beginning: Awaited<ReturnType<typeof tables.take>> | null = null;
  let kept: Readonly<Record<string, Record<string, string>>> = {};
  const undoing = new CleanupStack();
  const client = {
    stored: null as string | null,
    presentation: null as Presentation | null,
    frontEnd: false,
    onStore: null as (() => void) | null,
  };
  let session: Session | null = null;
  let fit = true;

  const settingOf = (somebody: Person): SignInSetting => ({
    person: somebody,
    send: (request) => lane.send(request),
    query,
    kept: kept[somebody.id] ?? {},
  });
  const run: SeedSetting['run'] = async (command) => {
    const program = { kind: 'command', ...command } as const;
    const job = { program, key: 'database.seed', environment: {} };
    const { exitCode, output } = await parts.deployment.runJob(job);
    if (exitCode === 0) return;
    const hide = await hideOfLane(lane);
    const shown = hide(output).trimEnd();
    throw new Error(`database.seed: "${command.argv.join(' ')}" ended with exit code ${exitCode}: ${shown}`);
  };

  const begin = async (): Promise<void> => {
    const { signUp } = target;
    kept = { [person.id]: {}, [bystander.id]: {} };
    await target.database.seed({
      people: [person, bystander],
      query,
      emptyTables: () => tables.empty(),
      run,
    });
    if (signUp === undefined) return;
    await Promise.all([person, bystander].map((one) => signUp(settingOf(one))));
    // To sign up costs a backend its hashing of passwords, twice a scenario.
    if (target.database.seedIsRepeatable === true) beginning = await tables.take();
  };

  const lane: EngineLane = {
    ...parts,
    target,
    timing,
    person,
    bystander,
    freshId: randomUUID(),
    get session() {
      if (session === null) throw new Error('Nobody has logged in on this lane.');
      return session;
    },
    get presentation() {
      return client.presentation;
    },
    get usesFrontEnd() {
      return client.frontEnd;
    },
    client: {
      get stored() {
        return client.stored;
      },
      store(token) {
        client.stored = token;
        client.onStore?.();
      },
      onStore: (listener) => void (client.onStore = listener),
      present: (presentation) => void (client.presentation = presentation),
      useFrontEnd: (yes) => void (client.frontEnd = yes),
    },
    async signIn() {
      const signedIn = await lane.logIn(person);
      lane.adopt(signedIn);
      return signedIn;
    },
    logIn: (somebody) => target.signIn(settingOf(somebody)),
    adopt(other) {
      session = other;
      lane.client.store(other.token);
    },
    send: (request: HttpRequest): Promise<HttpResponse> => send(parts.edge.url, request, timing.deadlineMs),
    poolGauge: (which) => readPoolGauge(lane, which),
    undo: (title, action) => undoing.defer(title, action),
    async prepare() {
      parts.edge.reset();
      // What ended it may have been the last scenario.
      if (target.process.supervised === true) await parts.deployment.revive();
      lane.client.present(null);
      lane.client.useFrontEnd(false);
      lane.client.onStore(null);
      if (beginning === null) await begin();
      else await tables.putBack(beginning);
      // The bystander's session is what shows whether a fault hit one session or all.
      await Promise.all([lane.signIn(), lane.logIn(bystander)]);
    },
    async takeBack() {
      try {
        await undoing.close();
      } catch (thrown) {
        fit = false;
        throw thrown;
      }
    },
    get fit() {
      return fit;
    },
  };
  return lane;
}

async function readPoolGauge(lane: Lane, which: 'total' | 'waiting' | 'idle'): Promise<number | null> {
  const { metrics } = lane.target;
  const [serving] = lane.deployment.serving;
  if (metrics?.pool === undefined || serving === undefined) return null;
  const request = { method: 'GET', path: metrics.path, headers: {} };
  const answer = await send(serving.url, request, lane.timing.deadlineMs);
  return readSamples(answer.body)[metrics.pool[which]] ?? null;
}
