// Transcripts as files: kept when a drill ends, read when one is to be played again.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { messageOf, UserError } from '../../support/user-error';
import { withoutSecrets } from '../without-secrets';
import { TRANSCRIPT_SCHEMA, type Transcript } from '../transcript';
import { transcriptForm } from './transcript-form';

/** `DIRECTORY/transcripts/2026-01-02T03-04-05-678Z-7-4242.json`, whole or not at all. Throws a `UserError` where it cannot be written. */
export function keepTranscript(directory: string, transcript: Transcript): string {
  const folder = join(directory, 'transcripts');
  // Several drills may begin in the same millisecond, with the same seed.
  const name = `${transcript.startedAt.replace(/[:.]/g, '-')}-${String(transcript.seed)}-${String(process.pid)}`;
  const file = join(folder, `${name}.json`);
  try {
    makeFolders(folder, { mode: 0o700 });
    writeFileSync(`${file}.part`, `${JSON.stringify(withoutSecrets(transcript), null, 2)}\n`, {
      mode: 0o600,
    });
    renameSync(`${file}.part`, file);
    return file;
  } catch (thrown) {
    throw new UserError({
      to: 'keep the transcript',
      why: messageOf(thrown),
      value: file,
      remedy: 'Make it writable, or name another folder in CHAOS401_DATA_DIR',
      cause: thrown,
    });
  }
}

/** Throws a `UserError` for what is no transcript, or one of a newer version. */
export function readTranscript(file: string): Transcript {
  const value = parsed(file);
  const newer = versionOf(value);
  if (newer !== null)
    throw new UserError({
      to: 'play the transcript',
      why: `it is of a newer version of chaos-401, ${newer.tool}: its form is ${String(newer.schema)}, and this one reads ${String(TRANSCRIPT_SCHEMA)}`,
      value: file,
      remedy: 'Update chaos-401',
      exitCode: 64,
    });
  const read = transcriptForm.safeParse(value);
  if (read.success) return withoutSecrets(read.data);
  throw notOne(
    file,
    z
      .prettifyError(read.error)
      .replace(/\n\s*→/g, ',')
      .replace(/\n/g, '; '),
  );
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new UserError({
      to: 'play the transcript',
      why: messageOf(thrown),
      value: file,
      remedy: 'Name a file that can be read',
      exitCode: 64,
      cause: thrown,
    });
  }
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw notOne(file, messageOf(thrown));
  }
}

const versioned = z.object({ schema: z.number().int().gt(TRANSCRIPT_SCHEMA), tool: z.string().catch('?') });

function versionOf(value: unknown): z.infer<typeof versioned> | null {
  return versioned.safeParse(value).data ?? null;
}

const LONGEST = 200;

function notOne(file: string, why: string): UserError {
  return new UserError({
    to: 'play the transcript',
    why: `it is none: ${why.length > LONGEST ? `${why.slice(0, LONGEST)}…` : why}`,
    value: file,
    remedy: 'Give a file that a drill has named at its end',
    exitCode: 64,
  });
}
