// How people get into a backend, and where their token then stands, in a target's configuration.

import type { HttpRequest, HttpResponse } from '../http';
import type { Person, Session } from '../person';
import type { Text } from './text';

/** Where a value stands in an answer. */
export type FieldSource =
  /** JSON pointer (RFC 6901) into the body: `/data/token`. */
  | string
  /** A cookie that the answer sets. */
  | { readonly cookie: string }
  /** A header of the answer; a scheme in front of it is taken off. */
  | { readonly header: string };

/** A request in which `{{email}}`, `{{password}}`, … and what earlier steps have kept stand for their values. */
export interface RequestTemplate {
  /** Default: POST. */
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `application/x-www-form-urlencoded`, instead of `body`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Statuses that are right. Default: 200 to 399. */
  readonly statuses?: readonly number[];
  /** Values of the answer by the names that later steps, SQL and the probe's headers have for them. */
  readonly keep?: Readonly<Record<string, FieldSource>>;
}

/** SQL between two requests: the code that a mail would have brought, a confirmation. */
export interface SqlStep {
  readonly sql: string;
  /** Columns of its first row, by the names that later steps have for them. */
  readonly keep?: Readonly<Record<string, string>>;
}

export type Step = RequestTemplate | SqlStep;

interface Gives {
  /** Where the token stands in the answer of the last request. */
  readonly token: FieldSource;
  /** The user's id. Default: the token's claim `sub`, `userId`, `user_id`, `uid` or `id`. */
  readonly userId?: FieldSource | { readonly claim: string };
}

/** One request. */
export type SignInByRequest = RequestTemplate & Gives;

/** Several, in order. */
export interface SignInBySteps extends Gives {
  readonly steps: readonly [Step, ...Step[]];
}

/** Two functions, for what no template can say. */
export interface SignInByFunctions {
  readonly request: (person: Person) => HttpRequest;
  /** Throws where the answer holds none. */
  readonly session: (response: HttpResponse) => Session;
}

export type SignInConfiguration = SignInByRequest | SignInBySteps | SignInByFunctions;

/** Fields of a person beside those that everybody is given (`id`, `email`, `password`, `username`, `role`), or in their place. */
export type PersonFields = Readonly<Record<string, Text>>;

/** Whom scenarios are about. Where nothing is said, both are made up for each run. */
export interface PeopleConfiguration {
  /** The affected user. */
  readonly user?: PersonFields;
  /** Another one, who must stay unharmed. */
  readonly bystander?: PersonFields;
}

/** A request that is probed: the client adds the token. */
export interface ProbeConfiguration {
  /** What reports call it, and `looks` behind `#`. Default: `probe`; it must be given where there are several. */
  readonly name?: string;
  /** Default: GET. */
  readonly method?: string;
  readonly path: string;
  /** Further headers; `{{csrf}}` stands for what the login has kept by that name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SignOutConfiguration {
  /** Default: POST. */
  readonly method?: string;
  readonly path: string;
}
