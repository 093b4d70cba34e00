// Plays a transcript: what was seen and done, in its order and in its time, or faster.

import { clock } from '../telling/clock';
import { ownShellMark } from '../telling/own-shell';
import { visibleLines } from '../telling/visible-lines';
import type { DrillEvent, TimedEvent, Transcript } from '../transcript';

export interface Frame {
  /** Ms since the story. */
  readonly at: number;
  /** Whole lines. */
  readonly text: string;
}

export interface Player {
  /** How many times as fast as it was; null plays it all at once. */
  readonly speed: number | null;
  /** Rejects where the playing is to end. */
  readonly wait: (ms: number) => Promise<void>;
  readonly write: (text: string) => void;
}

/** Nobody waits for longer than that. */
const LONGEST_PAUSE_MS = 3000;

export async function playTranscript(transcript: Transcript, { speed, wait, write }: Player): Promise<void> {
  let last = 0;
  for (const { at, text } of framesOf(transcript)) {
    if (speed !== null && at > last) await wait(Math.min((at - last) / speed, LONGEST_PAUSE_MS));
    write(text);
    last = at;
  }
}

function framesOf({ story, seed, target, startedAt, trainee, events }: Transcript): readonly Frame[] {
  const whose = trainee === null ? '' : `, ${trainee}`;
  const head = [
    `${target}, drill ${String(seed)} of ${startedAt}${whose}`,
    '',
    story.title,
    '',
    ...story.text,
    '',
  ];
  return [{ at: 0, text: linesOf(head.join('\n')) }, ...events.map(frameOf)];
}

function frameOf(event: TimedEvent): Frame {
  const { typed, shown } = partsOf(event);
  const line = typed === null ? '' : linesOf(`${clock(event.at)} drill> ${typed}`);
  return { at: event.at, text: `${line}${shown === '' ? '' : linesOf(shown)}` };
}

interface Parts {
  /** Null for what nobody typed. */
  readonly typed: string | null;
  readonly shown: string;
}

function partsOf(event: DrillEvent): Parts {
  switch (event.kind) {
    case 'look':
      return {
        typed: `${event.command}${ownShellMark(event)}`,
        shown: `${event.text}\n[#${String(event.number)}]`,
      };
    case 'act':
      return { typed: `${event.command}${ownShellMark(event)}`, shown: event.text };
    case 'hint':
      return { typed: 'hint', shown: `${event.title} (${String(event.price)} points)` };
    case 'note':
      return { typed: `note ${event.text}`, shown: '' };
    case 'answer':
      return {
        typed: `answer ${event.answer}${event.evidence.map((number) => ` --evidence ${String(number)}`).join('')}`,
        shown: event.says,
      };
    case 'verify':
      return { typed: 'verify', shown: [event.says, ...event.harm].join('\n') };
    case 'refused':
      return { typed: event.command, shown: `! ${event.why}` };
    case 'asleep':
      return { typed: null, shown: `(the machine was not awake for ${clock(event.ms)})` };
    case 'end':
      return { typed: null, shown: `The drill has ended: ${event.how}.` };
  }
}

function linesOf(text: string): string {
  return `${visibleLines(text)}\n`;
}
