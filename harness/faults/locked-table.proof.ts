import type { EngineLane } from '../engine/lane/open-lane';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { tinyTarget } from '../testing/tiny-target/target';
import { lockedTable } from './locked-table';

let opened: OpenedLanes;
let one: EngineLane;
let other: EngineLane;

beforeAll(async () => {
  opened = await openedLanes(tinyTarget);
  [one, other] = opened.lanes;
}, OPEN_LIMIT_MS);
afterAll(() => opened.close(), OPEN_LIMIT_MS);

test('a lock on one lane is no receipt on another, whose tables have the same object ids', async () => {
  const fault = lockedTable('users', 'ACCESS EXCLUSIVE');
  await fault.act(one);
  expect(await fault.witness(other, [])).toBeNull();
  expect(await fault.witness(one, [])).toMatchObject({
    summary: expect.stringMatching(/holds members in ACCESS EXCLUSIVE mode$/) as string,
  });
  await one.takeBack();
  expect(await fault.witness(one, [])).toBeNull();
});

test('a lock of another mode is no receipt', async () => {
  await lockedTable('users', 'SHARE').act(one);
  expect(await lockedTable('users', 'ACCESS EXCLUSIVE').witness(one, [])).toBeNull();
  await one.takeBack();
});
