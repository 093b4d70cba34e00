import type { Stack } from '../contract/runtime';
import { openLane, type EngineLane } from '../engine/open-lane';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';
import { tinyTarget } from '../testing/tiny-target/target';
import { lockedTable } from './locked-table';

const OPEN_LIMIT_MS = 120_000;

let stack: Stack;
let one: EngineLane;
let other: EngineLane;

beforeAll(async () => {
  const timing = timingBesideOthers();
  stack = await embeddedRuntime.open({ target: tinyTarget, timing, note: () => undefined });
  const parts = ['lane1', 'lane2'].map((name) => stack.openLane({ name, ownCluster: false }));
  [one, other] = (await Promise.all(parts)).map((part) => openLane(part, tinyTarget, timing)) as [
    EngineLane,
    EngineLane,
  ];
}, OPEN_LIMIT_MS);
afterAll(() => stack.close(), OPEN_LIMIT_MS);

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
