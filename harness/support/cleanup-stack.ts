// What is opened registers its closing at once; closing runs last in, first out, and goes on past a failure.

import { messageOf } from './user-error';

export type Closing = () => Promise<unknown> | void;

export class CleanupStack {
  private entries: { readonly title: string; readonly close: Closing }[] = [];

  /** Registers a closing; `title` names it where it fails. */
  defer(title: string, close: Closing): void {
    this.entries.push({ title, close });
  }

  /** Runs and forgets every closing. Throws one `AggregateError` that lists all the failures. */
  async close(): Promise<void> {
    const failures: Error[] = [];
    for (let entry = this.entries.pop(); entry !== undefined; entry = this.entries.pop())
      failures.push(...(await failureOf(entry.title, entry.close)));
    report(failures);
  }
}

/** Runs all at the same time. Throws as a stack does, once all have run. */
export async function closeTogether(
  all: readonly (readonly [title: string, close: Closing])[],
): Promise<void> {
  const failures = await Promise.all(all.map(([title, close]) => failureOf(title, close)));
  report(failures.flat());
}

async function failureOf(title: string, close: Closing): Promise<Error[]> {
  try {
    await close();
    return [];
  } catch (thrown) {
    return [new Error(`${title}: ${messageOf(thrown)}`, { cause: thrown })];
  }
}

function report(failures: readonly Error[]): void {
  if (failures.length === 0) return;
  throw new AggregateError(
    failures,
    `Failed to clean up: ${failures.map((failure) => failure.message).join('; ')}`,
  );
}
