import type { Database } from './database';
import { countSessions, endIdleSessions } from './sessions';

/** Answers every statement in the same way, and tells what it was asked. */
function answering(rows: readonly object[], rowCount: number | null) {
  const asked: { text: string; values: readonly unknown[] | undefined }[] = [];
  const database: Database = {
    async query(text, values) {
      asked.push({ text, values });
      return { rows: rows as never[], rowCount, command: '', oid: 0, fields: [] };
    },
  };
  return { asked, database };
}

test('idle sessions are ended by the time that is given, and counted', async () => {
  const { asked, database } = answering([], 3);
  expect(await endIdleSessions(database, 90_000)).toBe(3);
  expect(asked).toEqual([
    { text: expect.stringMatching(/^UPDATE sessions SET/) as string, values: [90_000] },
  ]);
  expect(await endIdleSessions(answering([], null).database, 1)).toBe(0);
});

test('sessions are counted, by how many minutes count as recent', async () => {
  const counts = { sessions: 5, recent: 2, recentRevoked: 1 };
  const { asked, database } = answering([counts], 1);
  expect(await countSessions(database, 15)).toEqual(counts);
  expect(asked).toEqual([{ text: expect.stringMatching(/^SELECT count/) as string, values: [15] }]);
  expect(await countSessions(answering([], 0).database, 15)).toEqual({
    sessions: 0,
    recent: 0,
    recentRevoked: 0,
  });
});
