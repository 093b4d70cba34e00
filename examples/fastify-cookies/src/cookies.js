// The two cookies: the refresh token goes to the one route that wants it, and to no other.

export const ACCESS = 'shelf_access';
export const REFRESH = 'shelf_refresh';

const REFRESH_PATH = '/session/refresh';

export function makeCookies({ secureCookies }) {
  const common = { httpOnly: true, sameSite: 'lax', secure: secureCookies };
  return {
    give(reply, { access, refresh }) {
      reply.setCookie(ACCESS, access, { ...common, path: '/' });
      if (refresh !== undefined) reply.setCookie(REFRESH, refresh, { ...common, path: REFRESH_PATH });
    },
    take(reply) {
      reply.clearCookie(ACCESS, { path: '/' });
      reply.clearCookie(REFRESH, { path: REFRESH_PATH });
    },
  };
}
