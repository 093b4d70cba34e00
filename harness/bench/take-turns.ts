// Measures several things in turns, so that whatever else the machine does meets all of them.

export interface Turns {
  readonly rounds: number;
  readonly signal: AbortSignal;
  /** Told of each measurement as it begins. */
  readonly begins: (what: string) => void;
}

/** By name, what each gave in each round. Every round begins with another. Rejects with the signal's reason, or the first failure. */
export async function takeTurns<Name extends string, Measured>(
  contestants: Readonly<Record<Name, () => Promise<Measured>>>,
  { rounds, signal, begins }: Turns,
): Promise<Readonly<Record<Name, readonly Measured[]>>> {
  const names = Object.keys(contestants) as Name[];
  const measured = Object.fromEntries(names.map((name): [Name, Measured[]] => [name, []])) as Record<
    Name,
    Measured[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      signal.throwIfAborted();
      const name = names[(round + turn) % names.length];
      if (name === undefined) continue;
      begins(`${name}, ${String(round + 1)} of ${String(rounds)}`);
      measured[name].push(await contestants[name]());
    }
  }
  return measured;
}
