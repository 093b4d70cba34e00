import { bundledTarget as target } from '../../testing/bundled-target';
import type { DrillClock } from '../clock';
import { Book } from '../book';
import type { Drill } from '../drill';
import { runLine } from '../run-line';

const CLOCK: DrillClock = { now: () => 0, awake: () => 0 };

/** One whose target starts again whatever it is given. */
function drill(): Drill {
  const process = { id: '1', options: {} };
  return {
    book: new Book(CLOCK, (text) => text),
    lane: { target },
    incident: { settled: () => Promise.resolve() },
    deploys: { all: [{ process }], newest: process, restart: () => Promise.resolve({ ...process, id: '2' }) },
  } as unknown as Drill;
}

describe('restart', () => {
  test.each([
    '--env JWT_SECRET=x',
    '--env DATABASE_URL=postgres://a:b%25@127.0.0.1:1/x',
    '--unset DATABASE_URL',
  ])('starts the target with what is named changed: %s', async (options) => {
    expect(await runLine(drill(), `restart ${options}`)).toMatchObject({
      ok: true,
      text: 'process 2 serves',
    });
  });

  test.each([
    ['--env DATABASE_URL=garbage-hunter2', /^The value of DATABASE_URL is no URL\. Write it like postgres:/],
    ['--env DATABASE_URL=', /^The value of DATABASE_URL is no URL/],
    ['--env DATABASE_URL=postgres://a:hunter2%@127.0.0.1:1/x', /^The user or the password in DATABASE_URL/],
    ['--env PORT=3000', /^PORT is not for you to choose/],
    ['--unset HOST', /^HOST is not for you to choose/],
    ['--env JWT_SECRT=x', /^The target reads no variable JWT_SECRT; near are JWT_SECRET/],
  ])('says in words what cannot be set, and never the value: %s', async (options, says) => {
    const { ok, text } = await runLine(drill(), `restart ${options}`);
    expect(ok).toBe(false);
    expect(text).toMatch(says);
    expect(text).not.toContain('hunter2');
  });
});
