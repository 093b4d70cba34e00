// A request to let go of the stream, seen by whatever a toxic waits for at that moment.

export class Interrupt {
  private hasBeenRaised = false;
  private listener: (() => void) | undefined;

  get raised(): boolean {
    return this.hasBeenRaised;
  }

  raise(): void {
    this.hasBeenRaised = true;
    const listener = this.listener;
    this.listener = undefined;
    listener?.();
  }

  /** One listener at a time: a toxic waits for one thing at a time. */
  listen(listener: (() => void) | undefined): void {
    this.listener = listener;
  }
}
