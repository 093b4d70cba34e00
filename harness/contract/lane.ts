// One lane: a database, a proxy, an edge and the target's processes, for one scenario at a time.

import type { LaneDatabase } from './database';
import type { Deployment } from './deployment';
import type { Edge } from './edge';
import type { FaultProxy } from './fault-proxy';
import type { HttpRequest, HttpResponse } from './http';
import type { Person, Session } from './person';
import type { TargetDefinition } from './target';
import type { Timing } from './timing';

/** How the client puts the token into its request: given the token and the scheme, the whole value; null sends none. */
export type Presentation = (token: string, scheme: string | null) => string | null;

/** The affected user's client. */
export interface UserClient {
  /** What its token store holds. */
  readonly stored: string | null;
  store(token: string | null): void;
  /** Called after each `store`, as a browser's `storage` event is; null calls nobody. */
  onStore(listener: (() => void) | null): void;
  /** Changes how the token is put into a request; null is the right way. */
  present(presentation: Presentation | null): void;
  /** Whether requests go through the target's own front end. */
  useFrontEnd(yes: boolean): void;
}

/** What a runtime gives for a lane. */
export interface LaneParts {
  readonly name: string;
  readonly database: LaneDatabase;
  readonly proxy: FaultProxy;
  readonly edge: Edge;
  readonly deployment: Deployment;
  /** The secret that the lane's target verifies with, of this lane alone. */
  readonly secret: string;
  /** The values of the target's further secrets. */
  readonly secrets?: readonly string[];
  close(): Promise<void>;
}

/** What faults and fixes act upon. */
export interface Lane extends LaneParts {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  /** The affected user, and another one who must stay unharmed. */
  readonly person: Person;
  readonly bystander: Person;
  /** A UUID that nobody has. */
  readonly freshId: string;
  readonly client: UserClient;
  /** The affected user's session: the last that `signIn` gave, or that a fault put in its place. */
  readonly session: Session;
  /** Logs in through the edge; the client stores the token. */
  signIn(): Promise<Session>;
  /** Logs anybody in through the edge, past the user's client. Rejects where that gives no token. */
  logIn(person: Person): Promise<Session>;
  /** Puts another session in the place of the user's; the client stores its token. */
  adopt(session: Session): void;
  /** Sends any request to the target through the edge, past the user's client. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The number that the target's pool gauge shows, or null where it has none. */
  poolGauge(which: 'total' | 'waiting' | 'idle'): Promise<number | null>;
  /**
   * Registers what takes a fault back: last in, first out, after the fix, whatever becomes of it. The rows of the
   * database, the client and the edge need none: they are made afresh before each run.
   */
  undo(title: string, action: () => Promise<void> | void): void;
}
