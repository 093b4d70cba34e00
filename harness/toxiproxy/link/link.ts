// One direction of one connection: source → toxics in the order in which they were added → sink.
import type { Endpoint } from './endpoint';
import type { Feeder } from './feeder';
import { Sink } from './sink';
import { Source } from './source';
import { Stage } from './stage';
import type { Direction, Toxic } from './toxic';

export interface LinkEvents {
  /** The source will give nothing more; `bytes` is all that it gave. */
  onReceived(bytes: number): void;
  /** All that was passed on has left, or, with `complete` false, some of it was lost. */
  onEnd(bytes: number, complete: boolean): void;
}

export class Link {
  private readonly source: Source;
  private readonly sink: Sink;
  private stages: Stage[] = [];
  private readonly ended: Promise<false>;

  constructor(
    readonly direction: Direction,
    from: Endpoint,
    private readonly to: Endpoint,
    toxics: readonly Toxic[],
  ) {
    this.sink = new Sink(to);
    this.source = new Source(from, this.sink);
    this.ended = new Promise((resolve) => to.socket.once('close', () => resolve(false)));
    for (const toxic of toxics) this.append(toxic);
    if (toxics.some((toxic) => toxic.kind.resetsConnections === true)) {
      from.abortive = true;
      to.abortive = true;
    }
  }

  start(events: LinkEvents): void {
    void this.ended.then(() => {
      for (const stage of this.stages) stage.terminate();
      events.onEnd(this.sink.sent, !this.sink.failed);
    });
    for (const stage of this.stages) stage.resume();
    this.source.start(() => events.onReceived(this.source.received));
  }

  /** Puts a toxic at the end of the chain, behind what is on its way already. */
  async add(toxic: Toxic): Promise<void> {
    const last = this.stages.at(-1) ?? this.source;
    if (!(await this.standstill(last))) return;
    this.append(toxic).resume();
    last.resume();
  }

  /** Lets a toxic start again with its new settings. */
  async update(toxic: Toxic): Promise<void> {
    const stage = this.stageOf(toxic);
    if (stage !== undefined && (await this.standstill(stage))) stage.resume();
  }

  /** Takes a toxic out; what it held back is passed on at once, in order. */
  async remove(toxic: Toxic): Promise<void> {
    const stage = this.stageOf(toxic);
    if (stage === undefined || !(await this.standstill(stage))) return;
    if (toxic.kind.closesOnRemoval === true) return stage.close();
    const index = this.stages.indexOf(stage);
    const before = this.stages[index - 1] ?? this.source;
    if (!(await this.drain(stage, before))) return stage.close();
    before.output = stage.output;
    this.stages.splice(index, 1);
    before.resume();
  }

  private append(toxic: Toxic): Stage {
    const last = this.stages.at(-1) ?? this.source;
    const stage = new Stage(toxic, last.output);
    last.output = stage.input;
    this.stages.push(stage);
    return stage;
  }

  private stageOf(toxic: Toxic): Stage | undefined {
    return this.stages.find((stage) => stage.toxic === toxic);
  }

  /** Stops one part of the link. False when it has ended, by itself or because the sink's socket closed. */
  private standstill(part: Feeder): Promise<boolean> {
    return Promise.race([part.suspend(), this.ended]);
  }

  /** Passes on all that waits in front of a stopped stage until the part before it stands still. False at the stream's end. */
  private async drain(stage: Stage, before: Feeder): Promise<boolean> {
    let still = false;
    let wake = (): void => undefined;
    void this.standstill(before).then((alive) => {
      still = alive;
      wake();
    });
    for (;;) {
      const chunk = stage.input.take();
      // Of a link that has ended, nobody takes what is written.
      if (chunk !== undefined) await Promise.race([stage.write(chunk), this.ended]);
      else if (stage.input.ended || this.to.socket.destroyed) return false;
      else if (still) return true;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          stage.input.watch(resolve);
        });
    }
  }
}
