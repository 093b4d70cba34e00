// Members and their logins, as the database holds them.

export function makeLogins(database, { loginLifetime }) {
  return {
    async memberByMail(mail) {
      const [member] = await database.query('SELECT * FROM member WHERE mail = $1 AND left_at IS NULL', [
        mail,
      ]);
      return member ?? null;
    },
    async addMember({ mail, password, name }) {
      const [member] = await database.query(
        `INSERT INTO member (mail, password, display_name) VALUES ($1, $2, $3)
         ON CONFLICT (mail) DO NOTHING RETURNING member_id`,
        [mail, password, name],
      );
      return member ?? null;
    },
    async begin(memberId) {
      const [login] = await database.query(
        'INSERT INTO login (member_id, ends_at) VALUES ($1, now() + $2::interval) RETURNING login_id',
        [memberId, loginLifetime],
      );
      return login.login_id;
    },
    async find(loginId) {
      const [login] = await database.query(
        `SELECT login.*, ends_at <= now() AS is_over, mail, display_name, left_at, blocked_at
         FROM login JOIN member USING (member_id) WHERE login_id = $1`,
        [loginId],
      );
      return login ?? null;
    },
    end: (loginId) => database.query('UPDATE login SET ended_at = now() WHERE login_id = $1', [loginId]),
  };
}
