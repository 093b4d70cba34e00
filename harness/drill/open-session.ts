// Opens a drill on a lane: breaks the stack, tells the story, and takes one line after the other.

import type { RuntimeName } from '../contract/runtime';
import type { Case } from '../contract/scenario';
import type { EngineLane } from '../engine/lane/open-lane';
import { declaredPairs } from '../matrix/declared-pairs';
import { inTurn } from '../support/in-turn';
import { messageOf } from '../support/user-error';
import { adviceFor } from './advice';
import { Book } from './book';
import type { DrillClock } from './clock';
import { DRILL_COMMANDS } from './commands';
import { debriefOf, shortestWay } from './debrief';
import { Deploys } from './deploys';
import type { Drill } from './drill';
import { endingText } from './ending';
import { gradeOf } from './grade';
import { HintDesk, hintsFor } from './hints';
import { openIncident } from './incident/open-incident';
import { createPromptRole } from './incident/on-call-role';
import { answersOf, type Plot } from './incident/plot';
import { tellStory } from './incident/tell-story';
import { isMended } from './judge/is-mended';
import { placesOfPlot } from './judge/judge-answer';
import type { Looking } from './looking';
import type { Outcome, Truth } from './outcome';
import { runLine } from './run-line';
import type { DrillSession, OwnShell, Reply } from './session';
import { OwnShellWatch } from './shell/own-shell-watch';
import { StackSecrets } from './stack-secrets';
import { TRANSCRIPT_SCHEMA, type Asked, type Transcript } from './transcript';
import { harnessFault } from './harness-fault';

export interface SessionOptions extends Looking {
  readonly plot: Plot;
  /** All that an answer may name. */
  readonly cases: readonly Case[];
  readonly seed: number;
  readonly asked: Asked;
  readonly trainee: string | null;
  readonly clock: DrillClock;
  readonly tool: string;
  readonly postgres: string;
  readonly runtime: RuntimeName;
  /** Once it is aborted, the stack is taken away, and the drill comes to no end of its own. */
  readonly signal: AbortSignal;
}

export interface OpenedSession extends DrillSession {
  /** Stops what the drill itself keeps doing to the stack. */
  close(): Promise<void>;
}

/** Rejects where the stack could not be broken for it. */
export async function openSession(options: SessionOptions): Promise<OpenedSession> {
  const { lane, plot, names, cases, asked, clock } = options;
  const incident = await openIncident({ lane, names }, plot);
  const sqlUrl = await createPromptRole(lane.database);
  const secrets = new StackSecrets(lane, [incident.onCallUrl, sqlUrl]);
  await secrets.learn('');
  const story = tellStory(incident, options.seed);
  const book = new Book(clock, secrets.hide);
  const pairs = declaredPairs(cases, lane.target);
  const known = { cases, target: lane.target };
  const truth = truthOf(
    plot,
    incident.receipts.map(({ summary }) => secrets.hide(summary)),
  );
  const way = shortestWay(truth, known);
  const watch = new OwnShellWatch({ lane, names });
  let outcome: Outcome | null = null;

  const end = (how: Outcome['how'], why: string | null = null): Outcome => {
    if (outcome !== null) return outcome;
    options.signal.throwIfAborted();
    book.add({ kind: 'end', how });
    const scored = asked.mode === 'scored' && how !== 'void';
    const exactly = answersOf(plot).every((answer) => lastAnswer(book).split(',').includes(answer));
    const grade = scored ? gradeOf(book.events, how === 'solved', exactly) : null;
    return (outcome = { how, why: why === null ? null : secrets.hide(why), truth, grade, tookMs: book.at });
  };
  const leftMs = (): number | null => (asked.limitMs === null ? null : Math.max(0, asked.limitMs - book.at));
  const transcript = (): Transcript => ({
    schema: TRANSCRIPT_SCHEMA,
    tool: options.tool,
    node: process.versions.node,
    postgres: options.postgres,
    runtime: options.runtime,
    target: lane.target.name,
    seed: options.seed,
    asked,
    trainee: options.trainee,
    startedAt: new Date(book.startedAt).toISOString(),
    story,
    events: [...book.events],
    outcome,
  });

  const drill: Drill = {
    lane,
    names,
    incident,
    story,
    book,
    deploys: new Deploys(lane),
    hints: new HintDesk(hintsFor(way, placesOfPlot(plot)[0] ?? null)),
    cases,
    pairs,
    sqlUrl,
    quit: () => void end('given up'),
    fail: (why) => end('void', why),
  };
  const run = inTurn(async (line: string): Promise<Reply> => {
    if (outcome !== null) throw new Error('The drill has ended.');
    book.noticeSleep();
    const unread = await watch.collect(book).then(() => null, messageOf);
    if (leftMs() === 0) end('time over');
    const fault = outcome === null ? ((await harnessFault(drill)) ?? (await unlearnt(secrets, line))) : null;
    if (fault !== null) end('void', fault);
    if (outcome !== null) return endedReply(line, outcome);
    if (unread !== null) book.add({ kind: 'refused', command: 'own shell', why: unread });
    const reply = await runLine(drill, line);
    watch.forget();
    if (isSolved(book)) end('solved');
    return unread === null ? reply : withUnread(reply, unread);
  });
  return {
    story,
    ownShell: ownShellOf(lane, incident.onCallUrl),
    commands: DRILL_COMMANDS.map(({ name, usage, says }) => ({ name, usage, says })),
    run,
    complete: (line) => completions(drill, line),
    end,
    get outcome() {
      return outcome;
    },
    get advice() {
      return asked.mode === 'tutorial' && outcome === null ? adviceFor(book.events, way) : null;
    },
    get leftMs() {
      return leftMs();
    },
    get transcript() {
      return transcript();
    },
    get debrief() {
      return debriefOf(transcript(), known, secrets.hide);
    },
    close: () => incident.close(),
  };
}

function lastAnswer({ events }: Book): string {
  const found = events.findLast((event) => event.kind === 'answer' && event.right);
  return found?.kind === 'answer' ? found.answer : '';
}

function isSolved({ events }: Book): boolean {
  const answered = events.some((event) => event.kind === 'answer' && event.right);
  return answered && isMended(events);
}

/** Without knowing them, nothing could be written down. Null where they are known. */
function unlearnt(secrets: StackSecrets, line: string): Promise<string | null> {
  return secrets.learn(line).then(
    () => null,
    (thrown: unknown) => `the secrets of the target could not be read (${messageOf(thrown)})`,
  );
}

function withUnread(reply: Reply, why: string): Reply {
  return {
    ...reply,
    text: `What you did in a shell of your own could not be read (${why}): do it here to cite it.\n${reply.text}`,
    data: { ...reply.data, ownShellUnread: why },
  };
}

function endedReply(line: string, { how, why }: Outcome): Reply {
  return {
    command: line.trim().split(/\s/, 1)[0] ?? '',
    ok: false,
    text: endingText({ how, why }),
    data: { how, why },
    evidence: null,
  };
}

function completions(drill: Drill, line: string): readonly string[] {
  const words = line.trimStart().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (words.length <= 1)
    return DRILL_COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(last));
  const command = DRILL_COMMANDS.find(({ name }) => name === words[0]);
  return (command?.complete?.(drill) ?? []).filter((word) =>
    word.toLowerCase().startsWith(last.toLowerCase()),
  );
}

function truthOf(plot: Plot, receipts: readonly string[]): Truth {
  return {
    answers: answersOf(plot),
    place: placesOfPlot(plot)[0] ?? null,
    broken: plot.cases.map(({ id, cause, variant }, index) => ({
      id,
      title: cause.meta.title,
      summary: variant.summary,
      faults: variant.faults.map(({ title }) => title),
      receipt: receipts[index] ?? '',
    })),
  };
}

function ownShellOf(lane: EngineLane, databaseUrl: string): OwnShell {
  const { client, deployment, edge, person, target } = lane;
  return {
    edgeUrl: edge.url,
    path: target.probe.path,
    origin: target.origin ?? edge.url,
    email: person.email,
    userId: person.id,
    token: client.stored,
    logPaths: [...new Set([deployment.baseline, ...deployment.serving])].map(({ logPath }) => logPath),
    databaseUrl,
  };
}
