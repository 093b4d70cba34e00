// The TCP proxy between the target and its database: one proxy of a Toxiproxy server.

export interface Toxic {
  /** Toxiproxy's own name of it: `latency`, `timeout`, `reset_peer`, … */
  readonly type: string;
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
}

export interface FaultProxyState {
  readonly enabled: boolean;
  readonly toxics: readonly Toxic[];
}

export interface FaultProxy {
  /** Its name on the server, unique to the run and the lane. */
  readonly name: string;
  /** Where the target connects to. */
  readonly address: { readonly host: string; readonly port: number };
  /** Read from the server each time. */
  state(): Promise<FaultProxyState>;
  /** Cuts every open connection and refuses new ones. */
  disable(): Promise<void>;
  enable(): Promise<void>;
  addToxic(toxic: Toxic): Promise<void>;
  /** Enables the proxy and removes all its toxics. */
  restore(): Promise<void>;
}
