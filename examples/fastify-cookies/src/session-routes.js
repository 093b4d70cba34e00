// Signing in and out, who one is, and a new access token for a refresh token.

import { ACCESS, REFRESH } from './cookies.js';
import { fits, hashPassword } from './passwords.js';
import { Refusal, signInFirst } from './refusal.js';

const text = (maxLength) => ({ type: 'string', minLength: 1, maxLength });

const CREDENTIALS = {
  type: 'object',
  required: ['mail', 'password'],
  properties: { mail: text(200), password: text(200), name: text(100) },
};

export function sessionRoutes(app, { tokens, logins, cookies, log }) {
  app.decorateRequest('login', null);

  /** For `preHandler`: only whoever is signed in gets past it. */
  app.decorate('signedIn', async (request) => {
    request.login = await open(request, 'access', ACCESS);
  });

  app.post('/members', { schema: { body: CREDENTIALS } }, async (request, reply) => {
    const { mail, password, name = '' } = request.body;
    const member = await logins.addMember({ mail, name, password: await hashPassword(password) });
    if (member === null) throw new Refusal(409, 'mail_taken');
    return reply.code(201).send({ id: member.member_id });
  });

  app.post('/session', { schema: { body: CREDENTIALS } }, async (request, reply) => {
    const { mail, password } = request.body;
    const member = await logins.memberByMail(mail);
    if (member === null || !(await fits(password, member.password)))
      throw new Refusal(401, 'wrong_mail_or_password');
    const subject = { memberId: member.member_id, loginId: await logins.begin(member.member_id) };
    cookies.give(reply, {
      access: await tokens.make('access', subject),
      refresh: await tokens.make('refresh', subject),
    });
    log.info(`${member.member_id} signed in`, request.id);
    return { member: { id: member.member_id, mail, name: member.display_name } };
  });

  app.get('/session', { preHandler: app.signedIn }, async ({ login }) => ({
    member: { id: login.member_id, mail: login.mail, name: login.display_name },
    until: login.ends_at,
  }));

  app.post('/session/refresh', async (request, reply) => {
    const login = await open(request, 'refresh', REFRESH);
    const subject = { memberId: login.member_id, loginId: login.login_id };
    cookies.give(reply, { access: await tokens.make('access', subject) });
    return reply.code(204).send();
  });

  app.delete('/session', { preHandler: app.signedIn }, async (request, reply) => {
    await logins.end(request.login.login_id);
    cookies.take(reply);
    log.info(`${request.login.member_id} signed out`, request.id);
    return reply.code(204).send();
  });

  async function open(request, kind, cookie) {
    const { memberId, loginId } = await tokens.read(kind, request.cookies[cookie]);
    const login = await logins.find(loginId);
    if (login === null) throw signInFirst('login unknown');
    if (login.ended_at !== null) throw signInFirst('login ended');
    if (login.is_over) throw signInFirst('login over');
    if (login.member_id !== memberId) throw signInFirst('login of another member');
    if (login.left_at !== null) throw signInFirst('member has left');
    if (login.blocked_at !== null) throw new Refusal(403, 'blocked', 'member is blocked');
    return login;
  }
}
