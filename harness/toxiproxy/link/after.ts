// A timer that never fires early and knows parts of a millisecond; Node's own may be up to one millisecond early.

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `elapsed` once, `ms` milliseconds from now or later. Returns what cancels it. `Infinity` never fires. */
export function after(ms: number, elapsed: () => void): () => void {
  const due = performance.now() + ms;
  let cancel = (): void => undefined;
  const arm = (): void => {
    const left = due - performance.now();
    if (left <= 0) return elapsed();
    if (left === Infinity) return;
    if (left < 1) {
      const immediate = setImmediate(arm);
      cancel = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(arm, Math.min(Math.ceil(left), LONGEST_TIMER_MS));
      cancel = () => clearTimeout(timer);
    }
  };
  arm();
  return () => cancel();
}
