// Lets callers that ask at the same time wait for one another.

export type Turns = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** One piece of work is under way at a time, in the order in which they came. One that rejects holds nobody up. */
export function takeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** The same function, of which one call is under way at a time. */
export function inTurn<Arguments extends readonly unknown[], Value>(
  work: (...given: Arguments) => Promise<Value>,
): (...given: Arguments) => Promise<Value> {
  const turn = takeTurns();
  return (...given) => turn(() => work(...given));
}
