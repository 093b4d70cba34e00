// What is opened registers its closing at once; closing runs last in, first out, and goes on past a failure.

import { messageOf } from './user-error';

type Closing = () => Promise<void> | void;

export class CleanupStack {
  private entries: { readonly title: string; readonly close: Closing }[] = [];

  /** Registers a closing; `title` names it where it fails. */
  defer(title: string, close: Closing): void {
    this.entries.push({ title, close });
  }

  /** Runs and forgets every closing. Throws one `AggregateError` that lists all the failures. */
  async close(): Promise<void> {
    const failures: Error[] = [];
    for (let entry = this.entries.pop(); entry !== undefined; entry = this.entries.pop()) {
      try {
        await entry.close();
      } catch (thrown) {
        failures.push(new Error(`${entry.title}: ${messageOf(thrown)}`, { cause: thrown }));
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `Failed to clean up: ${failures.map((failure) => failure.message).join('; ')}`,
      );
    }
  }
}
