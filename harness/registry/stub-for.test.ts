import { lookStub } from './stub-for';

test.each([
  ['token-expired', '401'],
  ['database-refuses', "'5xx'"],
  ['preflight-allowed', "'2xx'"],
  ['a-team-s-own', '401'],
])('what is to be pasted for %s has the status %s', (condition, status) => {
  expect(lookStub(condition)).toEqual({ path: ['looks', condition], value: `{ status: ${status} }` });
});
