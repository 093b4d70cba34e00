import { cleanup, configurationOf, initialised } from './init.fixture';

afterEach(() => cleanup.close());

/** The states that are guessed from this file. */
function statesOf(path: string, text: string): unknown {
  const { database } = configurationOf({ [path]: text }) as {
    readonly database: { readonly states?: unknown };
  };
  return database.states;
}

const RESTORED = `INSERT INTO users (id, email, name, is_active, age, born_at)
  VALUES ({{userId}}, {{email}}, '', true, 0, now()) ON CONFLICT (email) DO UPDATE SET id = excluded.id`.replace(
  /\s+/g,
  ' ',
);

describe('init, of a database,', () => {
  test.each([
    [
      'SQL',
      'schema.sql',
      `CREATE TABLE users (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email varchar(200) NOT NULL, name text NOT NULL CHECK (name IN ('a', 'b')),
        is_active boolean NOT NULL, age integer NOT NULL, born_at timestamptz NOT NULL, bio text,
        plan text NOT NULL DEFAULT 'free', UNIQUE (email)
      );`,
    ],
    [
      'Prisma',
      'schema.prisma',
      `model User {
        id String @id @db.Uuid
        email String @unique
        name String
        is_active Boolean
        age Int
        born_at DateTime @updatedAt
        bio String?
        plan String @default("free")
        posts Post[]
        team Team @relation(fields: [id], references: [id])
        @@map("users")
}
model Team {
        id String
}`,
    ],
    [
      'Drizzle',
      'src/schema.ts',
      `export const users = pgTable('users', {
        id: uuid('id').primaryKey().defaultRandom(),
        email: text('email')
          .notNull()
          .unique(),
        name: text('name').notNull(),
        isActive: boolean('is_active').notNull(),
        age: integer('age').notNull(),
        bornAt: timestamp('born_at').notNull(),
        bio: text('bio'),
        plan: text('plan').notNull().default('free'),
      });`,
    ],
    [
      'Knex',
      'migrations/1.js',
      `knex.schema.createTable('users', (table) => {
        table.uuid('id').primary();
        table.string('email').notNullable().unique();
        table.string('name').notNullable();
        table.boolean('is_active').notNullable();
        table.integer('age').notNullable();
        table.timestamp('born_at').notNullable();
        table.string('bio');
        table.string('plan').notNullable().defaultTo('free');
      });`,
    ],
  ])('writes a user again, as %s says what a row needs', (_, path, text) => {
    expect(statesOf(path, text)).toMatchObject({
      userRestored: RESTORED,
      userMoved: 'UPDATE users SET id = {{freshId}} WHERE id = {{userId}}',
    });
  });

  test('gives a user whose key is a number a far one', () => {
    expect(statesOf('schema.sql', 'CREATE TABLE users (id serial PRIMARY KEY, email text);')).toMatchObject({
      userMoved: 'UPDATE users SET id = id + 1000000 WHERE id = {{userId}}',
      userRestored: 'INSERT INTO users (id, email) VALUES ({{userId}}, {{email}})',
    });
  });

  test('moves and restores nobody where a column wants what nobody knows', () => {
    const states = statesOf(
      'schema.sql',
      'CREATE TABLE users (id uuid PRIMARY KEY, email text, plan plan NOT NULL);',
    );
    expect(states).toEqual({
      sessionWritten: 'SELECT 1 FROM users WHERE id = {{userId}}',
      userDeleted: 'DELETE FROM users WHERE id = {{userId}}',
    });
  });

  const USERS = 'CREATE TABLE users (id uuid PRIMARY KEY, email text UNIQUE, deleted_at text);';
  test.each([
    ['names it with no reference', 'CREATE TABLE sessions (user_id uuid);', ['userDeleted', 'userMoved']],
    ['refers to it', 'CREATE TABLE sessions (user_id uuid REFERENCES users);', []],
    [
      'refers to it, and follows it',
      'CREATE TABLE sessions (user_id uuid, FOREIGN KEY (user_id) REFERENCES users (id) ON UPDATE CASCADE);',
      ['userMoved'],
    ],
    [
      'is made to refer to it later',
      'CREATE TABLE sessions (user_id uuid);\nALTER TABLE ONLY sessions ADD CONSTRAINT a FOREIGN KEY ("user_id") REFERENCES users;',
      [],
    ],
  ])('deletes and moves a user only as far as the session stays, where that %s', (_, sessions, states) => {
    const found = Object.keys(statesOf('schema.sql', `${USERS}\n${sessions}`) as object);
    expect(found.filter((state) => /userDeleted|userMoved/.test(state)).sort()).toEqual(states);
  });

  test('has the session follow its user by Prisma’s own rule', () => {
    const session =
      'model Session {\n  id String @id\n  userId String\n  user User @relation(fields: [userId], references: [id])\n}\n';
    const user = 'model User {\n  id String @id\n  email String @unique\n}\n';
    const states = (text: string) => Object.keys(statesOf('schema.prisma', text) as object);
    expect(states(session + user)).toContain('userMoved');
    expect(states(session + user)).not.toContain('userDeleted');
    expect(states(session.replace('[id])', '[id], onUpdate: Restrict)') + user)).not.toContain('userMoved');
  });

  test('deletes nobody whose row stays with the time at which they left', () => {
    const users = 'CREATE TABLE members (member_id uuid PRIMARY KEY, mail text UNIQUE, left_at timestamptz);';
    expect(statesOf('schema.sql', users)).toMatchObject({
      userDeleted: 'UPDATE members SET left_at = now() WHERE mail = {{email}}',
      userMoved: 'UPDATE members SET member_id = {{freshId}} WHERE member_id = {{userId}}',
      userRestored: 'UPDATE members SET left_at = NULL, member_id = {{userId}} WHERE mail = {{email}}',
    });
  });

  test('takes no text for a switch', () => {
    const sessions =
      'CREATE TABLE sessions (user_id uuid, active_tab text, revoked_at timestamptz, token text);';
    expect(statesOf('schema.sql', sessions)).toEqual({
      sessionRevoked: {
        apply: 'UPDATE sessions SET revoked_at = now() WHERE user_id = {{userId}}',
        undo: 'UPDATE sessions SET revoked_at = NULL WHERE user_id = {{userId}}',
        shows: 'SELECT 1 FROM sessions WHERE user_id = {{userId}} AND revoked_at IS NOT NULL',
      },
      sessionsEmptied: 'DELETE FROM sessions',
    });
  });

  test('takes users for what a session check reads first where there is no table of sessions', () => {
    const { text } = initialised({ 'schema.sql': 'CREATE TABLE accounts (id uuid PRIMARY KEY);' });
    expect(text).toContain(
      "sessionsTable: 'accounts', // a guess: schema.sql: no table of sessions was found",
    );
  });

  test('writes both people where nobody can register and the database can hash as the backend does', () => {
    const files = {
      'go.mod': 'module example.org/shop/v2',
      'accounts.go': 'bcrypt.CompareHashAndPassword(hash, password)',
      'schema.sql': `CREATE EXTENSION pgcrypto;
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, password_hash text NOT NULL);`,
    };
    expect(configurationOf(files)).toMatchObject({
      name: 'shop',
      database: {
        seed: {
          sql:
            'INSERT INTO users (email, password_hash) VALUES ' +
            "({{user.email}}, crypt({{user.password}}, gen_salt('bf', 4))), " +
            "({{bystander.email}}, crypt({{bystander.password}}, gen_salt('bf', 4)))",
        },
      },
    });
    for (const [without, instead] of [
      ['accounts.go', 'argon2.IDKey(password)'],
      ['accounts.go', `${files['accounts.go']}; mux.HandleFunc("POST /register", register)`],
      ['schema.sql', files['schema.sql'].replace('pgcrypto', 'citext')],
      ['schema.sql', files['schema.sql'].replace('password_hash', 'plan plan NOT NULL, password_hash')],
    ] as const)
      expect(initialised({ ...files, [without]: instead }).text).not.toContain('seed: {');
  });

  test('makes the tables by a Go program that knows the word, built or not', () => {
    const files = {
      'go.mod': 'module ferry',
      'cmd/ferry/main.go': 'if os.Args[1] == "migrate" { migrate() }',
      'migrations/1.sql': '',
    };
    expect(configurationOf(files)).toMatchObject({
      process: { command: ['go', 'run', './cmd/ferry'] },
      database: { schema: { command: ['go', 'run', './cmd/ferry', 'migrate'], files: ['migrations'] } },
    });
    expect(configurationOf({ ...files, 'bin/ferry': '' })).toMatchObject({
      process: { command: ['bin/ferry'] },
      database: { schema: { command: ['bin/ferry', 'migrate'], files: ['migrations'] } },
    });
  });
});

describe('init, of variables,', () => {
  test('takes no name of a driver for a URL', () => {
    const environment = 'DB_CONNECTION=postgres\nDB_HOST=localhost\n';
    expect(configurationOf({ '.env.example': environment })).toMatchObject({
      process: { environment: { DB_CONNECTION: 'postgres' } },
      database: { variables: { host: 'DB_HOST' } },
    });
    expect(configurationOf({ '.env.example': 'DB_CONNECTION=postgres://a\n' })).toMatchObject({
      variables: { databaseUrl: 'DB_CONNECTION' },
    });
  });

  test('hashes passwords as cheaply as bcrypt can, since people log in before each scenario', () => {
    expect(configurationOf({ '.env.example': 'BCRYPT_ROUNDS=12\nRETRY_ROUNDS=12\n' })).toMatchObject({
      process: { environment: { BCRYPT_ROUNDS: '4', RETRY_ROUNDS: '12' } },
    });
  });

  test.each([
    ['5s', '1ms'],
    ['30', 'seconds'],
    ['5000', undefined],
  ])('reads off %s how a time limit is written', (value, unit) => {
    const { milliseconds } = configurationOf({ '.env.example': `DB_CONNECT_TIMEOUT=${value}\n` }) as {
      readonly milliseconds?: string;
    };
    expect(milliseconds).toBe(unit);
  });
});

describe('init, of a token,', () => {
  test.each([
    ['jsonwebtoken', 'tokens.js', 'sign({ author: id, role }, KEY, { jwtid })', { claim: 'author' }],
    ['jose', 'tokens.js', 'new SignJWT({ role, memberId: id }).sign(KEY)', { claim: 'memberId' }],
    ['PyJWT', 'tokens.py', 'jwt.encode({"user": user.id}, KEY)', { claim: 'user' }],
    ['a claim that is known without a word', 'tokens.js', 'sign({ user, sub: id }, KEY)', undefined],
    ['a subject beside the claims', 'tokens.js', 'sign({ user: name }, KEY, { subject: id })', undefined],
  ])('finds the claim that names the user: %s', (_, path, text, userId) => {
    const { signIn } = configurationOf({ [path]: text }) as {
      readonly signIn: { readonly userId?: unknown };
    };
    expect(signIn.userId).toEqual(userId);
  });
});
