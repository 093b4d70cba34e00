import jwt from 'jsonwebtoken';
import type { Names } from '../contract/clues';
import { userIdOf } from './database';
import { GUIDE_NAMES } from './guide-names';

const token = jwt.sign({ userId: 'by-the-guide', sub: 42, groups: ['a'] }, 'throw-away');

function userBy(userId: string): string | null {
  const names: Names = { ...GUIDE_NAMES, claims: { userId } };
  return userIdOf({ names, path: '/session', token });
}

test('the user is named by the claim that the names say, as a text or a number', () => {
  expect(['userId', 'sub', 'groups', 'uid'].map(userBy)).toEqual(['by-the-guide', '42', null, null]);
});
