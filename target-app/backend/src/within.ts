// A wait that ends.

/** Whether the work was done, whatever came of it, before the time was up. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<false>((resolve) => (timer = setTimeout(resolve, ms, false)));
  const done = work.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([done, timeUp]);
  clearTimeout(timer);
  return inTime;
}
