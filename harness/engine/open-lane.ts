// Makes a lane, on which scenarios run, out of the parts that a runtime gives.

import { randomBytes, randomUUID } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../contract/http';
import type { Lane, LaneParts, Presentation } from '../contract/lane';
import type { Person, Session, TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { readSamples } from '../evidence/metrics';
import { send } from '../evidence/send';
import { CleanupStack } from '../support/cleanup-stack';

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
  const person = newPerson('user');
  const bystander = newPerson('bystander');
  const undoing = new CleanupStack();
  const client = {
    stored: null as string | null,
    presentation: null as Presentation | null,
    frontEnd: false,
    onStore: null as (() => void) | null,
  };
  let session: Session | null = null;
  let fit = true;

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
      const answer = await lane.send(target.signIn.request(person));
      const signedIn = target.signIn.session(answer);
      lane.adopt(signedIn);
      return signedIn;
    },
    adopt(other) {
      session = other;
      lane.client.store(other.token);
    },
    send: (request: HttpRequest): Promise<HttpResponse> => send(parts.edge.url, request, timing.deadlineMs),
    poolGauge: (which) => readPoolGauge(lane, which),
    undo: (title, action) => undoing.defer(title, action),
    async prepare() {
      parts.edge.reset();
      lane.client.present(null);
      lane.client.useFrontEnd(false);
      lane.client.onStore(null);
      for (const { sql, parameters } of await target.database.seed([person, bystander])) {
        await parts.database.query(sql, parameters);
      }
      // The bystander's session is what shows whether a fault hit one session or all.
      await Promise.all([lane.signIn(), lane.send(target.signIn.request(bystander))]);
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

function newPerson(name: string): Person {
  return {
    id: randomUUID(),
    email: `${name}@example.com`,
    password: randomBytes(12).toString('base64url'),
    role: 'member',
  };
}

async function readPoolGauge(lane: Lane, which: 'total' | 'waiting' | 'idle'): Promise<number | null> {
  const { metrics } = lane.target;
  const [serving] = lane.deployment.serving;
  if (metrics?.pool === undefined || serving === undefined) return null;
  const request = { method: 'GET', path: metrics.path, headers: {} };
  const answer = await send(serving.url, request, lane.timing.deadlineMs);
  return readSamples(answer.body)[metrics.pool[which]] ?? null;
}
