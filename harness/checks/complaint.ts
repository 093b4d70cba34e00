// What the answer and the log complain of, whatever their words.

import { COMPLAINTS, type Clues, type Complaint } from '../contract/clues';
import type { Sign } from '../contract/check';
import type { LogRecord } from '../contract/log';
import { fingerprint } from '../support/secrets/mask';
import { LIBRARY_MESSAGES } from './library-messages';
import { seen, unseen } from './sign';

/** What is nearest to the user's own request counts: its lines and its answer, else what the log says of the token, else of all. */
export function complaintSign(clues: Clues): Sign {
  const answer = clues.answer === undefined ? [] : [answerText(clues)];
  const own = linesOfAnswer(clues).map(textOf);
  const ofToken = linesOfToken(clues).map(textOf);
  const others = refusals(clues).map(textOf);
  if (answer.length + others.length === 0) return unseen('complaint');
  const found =
    firstComplaint(clues, [...own, ...answer]) ??
    firstComplaint(clues, ofToken) ??
    commonest(others.flatMap((text) => firstComplaint(clues, [text]) ?? []));
  return found === null
    ? unseen('complaint', 'none of its messages is known')
    : seen('complaint', found, `it says "${found}"`);
}

/** The log records that warn: of the request whose answer is known, else of the user's token, else all of them. */
export function refusals(clues: Clues): readonly LogRecord[] {
  const [own, ofToken] = [linesOfAnswer(clues), linesOfToken(clues)];
  if (own.length > 0) return own;
  return ofToken.length > 0 ? ofToken : alarming(clues);
}

function linesOfAnswer(clues: Clues): readonly LogRecord[] {
  const id = clues.answer?.response.headers['x-request-id'];
  return alarming(clues).filter(({ requestId }) => requestId !== null && requestId === id);
}

/** Of the last request that was refused with the token as the client sent it. */
export function linesOfToken(clues: Clues): readonly LogRecord[] {
  const fingerprints = sentFingerprints(clues);
  const about = alarming(clues).filter(({ fields }) =>
    fingerprints.includes(String(fields.tokenFingerprint)),
  );
  const id = about.at(-1)?.requestId ?? null;
  return id === null ? about : about.filter(({ requestId }) => requestId === id);
}

/** A backend that cannot read the header may log the fingerprint of the whole of it. */
function sentFingerprints({ header, token }: Clues): readonly string[] {
  if (header === undefined) return token === undefined ? [] : [fingerprint(token)];
  if (header === null) return [];
  return [header, header.slice(header.indexOf(' ') + 1)].map(fingerprint);
}

function alarming({ log = [] }: Clues): readonly LogRecord[] {
  return log.filter(({ level }) => level !== 'info' && level !== 'debug' && level !== 'trace');
}

function firstComplaint(clues: Clues, texts: readonly string[]): Complaint | null {
  for (const complaint of COMPLAINTS) {
    const patterns = patternsOf(clues, complaint);
    if (texts.some((text) => patterns.some((pattern) => pattern.test(text)))) return complaint;
  }
  return null;
}

/** That nobody's requests carry a token is said all day long, to every crawler: it counts where nothing else is said. */
function commonest(complaints: readonly Complaint[]): Complaint | null {
  const telling = complaints.filter((complaint) => complaint !== 'no token');
  if (telling.length === 0) return complaints[0] ?? null;
  const countOf = (complaint: Complaint) => telling.filter((one) => one === complaint).length;
  return COMPLAINTS.reduce<Complaint>(
    (best, complaint) => (countOf(complaint) > countOf(best) ? complaint : best),
    COMPLAINTS[0],
  );
}

function patternsOf({ names }: Clues, complaint: Complaint): readonly RegExp[] {
  const own = (names.messages[complaint] ?? []).map((source) => new RegExp(source, 'i'));
  return [...own, ...(LIBRARY_MESSAGES[complaint] ?? [])];
}

function textOf({ message, fields }: LogRecord): string {
  return `${message} ${typeof fields.reason === 'string' ? fields.reason : ''}`;
}

function answerText({ answer }: Clues): string {
  if (answer === undefined) return '';
  const { headers, body } = answer.response;
  return `${headers['www-authenticate'] ?? ''} ${typeof body === 'string' ? body : JSON.stringify(body ?? '')}`;
}
