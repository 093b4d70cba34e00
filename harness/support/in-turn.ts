// Lets callers that ask at the same time wait for one another.

/** The same function, of which one call is under way at a time, in the order in which they came. A call that rejects holds nobody up. */
export function inTurn<Arguments extends readonly unknown[], Value>(
  work: (...given: Arguments) => Promise<Value>,
): (...given: Arguments) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const mine = last.then(() => work(...given));
    last = mine.catch(() => undefined);
    return mine;
  };
}
