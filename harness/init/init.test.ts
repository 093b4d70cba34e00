import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialise } from './init';
import { cleanup, configurationOf, initialised, repositoryOf } from './init.fixture';

afterEach(() => cleanup.close());

describe('init', () => {
  test('reads an Express backend with Prisma, its routes behind the prefixes that they are mounted at', () => {
    const configuration = configurationOf({
      'package.json': JSON.stringify({
        name: 'orders',
        scripts: { start: 'NODE_ENV=production node server.js' },
        dependencies: { pino: '10' },
      }),
      'server.js': `const auth = require('./routes/auth');\napp.use('/api/auth', auth);\napp.get('/healthz', up);`,
      'routes/auth.js': `router.post('/login', ({ body: { email, password } }) => ({ accessToken }));
        router.post('/register', register); router.get('/me', need('Bearer'), me); router.post('/logout', out);`,
      'prisma/schema.prisma': `model Session {\n  id String @id\n  userId String\n  expiresAt DateTime\n  isActive Boolean\n}
model User {\n  id String @id\n  email String\n  @@map("users")\n}\n`,
      'prisma/migrations/1/migration.sql': '',
      '.env.example': `PORT=3000\nDATABASE_URL=postgres://a\nJWT_SECRET=x\nREFRESH_SECRET=y\nJWT_EXPIRES_IN=15m
CORS_ORIGIN=https://app.example.com/,https://other.example.com\nREDIS_URL=redis://localhost\n`,
    });
    expect(configuration).toEqual({
      name: 'orders',
      process: {
        command: ['node', 'server.js'],
        environment: { REDIS_URL: 'redis://localhost', NODE_ENV: 'production' },
        health: { path: '/healthz' },
      },
      variables: {
        port: 'PORT',
        databaseUrl: 'DATABASE_URL',
        tokenLifetime: 'JWT_EXPIRES_IN',
        secret: 'JWT_SECRET',
        origins: 'CORS_ORIGIN',
      },
      secrets: ['REFRESH_SECRET'],
      seconds: '1s',
      origin: 'https://app.example.com',
      database: {
        schema: {
          command: ['npx', 'prisma', 'migrate', 'deploy', '--schema', 'prisma/schema.prisma'],
          files: ['prisma'],
        },
        sessionsTable: 'Session',
        usersTable: 'users',
        states: {
          sessionRevoked: {
            apply: 'UPDATE "Session" SET "isActive" = false WHERE "userId" = {{userId}}',
            undo: 'UPDATE "Session" SET "isActive" = true WHERE "userId" = {{userId}}',
            shows: 'SELECT 1 FROM "Session" WHERE "userId" = {{userId}} AND "isActive" IS FALSE',
          },
          sessionExpired: {
            apply:
              'UPDATE "Session" SET "expiresAt" = now() - interval \'1 hour\' WHERE "userId" = {{userId}}',
            undo: 'UPDATE "Session" SET "expiresAt" = now() + interval \'1 hour\' WHERE "userId" = {{userId}}',
            shows: 'SELECT 1 FROM "Session" WHERE "userId" = {{userId}} AND "expiresAt" < now()',
          },
          sessionsEmptied: 'DELETE FROM "Session"',
          sessionWritten: 'SELECT 1 FROM "Session" WHERE "userId" = {{userId}}',
          userDeleted: 'DELETE FROM users WHERE id = {{userId}}',
          userMoved: 'UPDATE users SET id = {{freshId}} WHERE id = {{userId}}',
          userRestored: 'INSERT INTO users (id, email) VALUES ({{userId}}, {{email}})',
        },
      },
      signUp: { path: '/api/auth/register', body: { email: '{{email}}', password: '{{password}}' } },
      signIn: {
        path: '/api/auth/login',
        body: { email: '{{email}}', password: '{{password}}' },
        token: '/accessToken',
      },
      signOut: { path: '/api/auth/logout' },
      probe: '/api/auth/me',
      log: { json: { level: 'level', message: 'msg', requestId: 'requestId' } },
    });
  });

  test('reads a NestJS backend, its controllers behind the prefix of all', () => {
    const configuration = configurationOf({
      'src/main.ts': `app.setGlobalPrefix('api'); app.use('/docs', docs);`,
      'src/auth.controller.ts': `@Controller('auth')\nclass Auth {\n@Post('login') logIn() {}\n@Get('me') me() {}\n}`,
    });
    expect(configuration).toMatchObject({
      process: { bundle: 'src/main.ts' },
      signIn: { path: '/api/auth/login' },
      probe: '/api/auth/me',
    });
  });

  test('reads a Python backend with Alembic', () => {
    const configuration = configurationOf({
      'pyproject.toml': '[project]\ndependencies = ["fastapi"]\n',
      'alembic.ini': '',
      'alembic/versions/1_users.py': '',
      'app/main.py': `api = FastAPI()\napi.include_router(users)\nbearer = HTTPBearer()\n@api.get("/ready")\n`,
      'app/users.py': `router = APIRouter(prefix="/users")\n@router.post("/login")\n@router.get("/me")\npassword = 1
os.environ["DATABASE_URL"]; os.getenv("SECRET_KEY")`,
    });
    expect(configuration).toMatchObject({
      process: {
        command: ['uvicorn', 'app.main:api', '--host', '{{host}}', '--port', '{{port}}'],
        health: { path: '/ready' },
      },
      variables: { databaseUrl: 'DATABASE_URL', secret: 'SECRET_KEY' },
      database: {
        schema: { command: ['alembic', 'upgrade', 'head'], files: ['alembic/versions', 'alembic.ini'] },
      },
      signIn: { path: '/users/login' },
      probe: '/users/me',
    });
  });

  test('reads a Go backend whose database is told in parts', () => {
    const configuration = configurationOf({
      'go.mod': 'module x',
      'cmd/api/main.go':
        'mux.HandleFunc("POST /v1/sessions", s.login); mux.HandleFunc("GET /v1/profile", s.me)',
      'compose.yaml': `services:
  api: { build: ., environment: { LISTEN_ADDR: ':8080', DB_HOST: db, DB_PORT: 5432, DB_USER: a, DB_PASSWORD: b, DB_NAME: c, TOKEN_KEY: k } }
  db: { image: postgres, environment: { POSTGRES_PASSWORD: b } }
`,
      'migrations/1.up.sql': 'CREATE TABLE accounts (id bigint PRIMARY KEY, disabled_at timestamptz);',
      'migrations/1.down.sql': 'DROP TABLE accounts;',
    });
    expect(configuration).toMatchObject({
      process: { command: ['go', 'run', './cmd/api'], environment: { LISTEN_ADDR: '127.0.0.1:{{port}}' } },
      variables: { secret: 'TOKEN_KEY' },
      database: {
        schema: ['migrations/1.up.sql'],
        variables: {
          host: 'DB_HOST',
          port: 'DB_PORT',
          user: 'DB_USER',
          password: 'DB_PASSWORD',
          name: 'DB_NAME',
        },
        usersTable: 'accounts',
        states: {
          userDeactivated: { apply: 'UPDATE accounts SET disabled_at = now() WHERE id = {{userId}}' },
        },
      },
      signIn: { path: '/v1/sessions' },
      probe: '/v1/profile',
    });
  });

  test('takes the source of a start that is not built, and says so', () => {
    const { text } = initialised({
      'package.json': JSON.stringify({ scripts: { start: 'node dist/server.js' } }),
      'src/server.ts': '',
    });
    expect(text).toMatch(
      / {4}\/\/ a guess: the source of dist\/server\.js, .*\n {4}bundle: 'src\/server\.ts',\n/,
    );
  });

  test('guesses what the tables are made of where no folder of migrations is there', () => {
    const { text } = initialised({ 'manage.py': '' });
    expect(text).toMatch(/a guess: manage\.py\. No folder of migrations was found/);
    expect(configurationOf({ 'manage.py': '' })).toMatchObject({
      database: { schema: { command: ['python', 'manage.py', 'migrate'], files: ['manage.py'] } },
    });
    expect(initialised({ 'drizzle.config.ts': '' }).text).toContain('a guess: drizzle.config.ts. No folder');
  });

  test('makes the tables of Prisma anew for its own files alone, where they stand in the root', () => {
    const files = { 'schema.prisma': '', 'migrations/1/migration.sql': '', 'server.js': '' };
    expect(configurationOf(files)).toMatchObject({
      database: { schema: { files: ['schema.prisma', 'migrations'] } },
    });
  });

  test('takes SQL files in the order of their numbers', () => {
    const paths = ['db/1_a.sql', 'db/2_b.sql', 'db/10_c.sql'];
    const files = Object.fromEntries(paths.map((path) => [path, '']));
    expect(configurationOf(files)).toMatchObject({ database: { schema: paths } });
  });

  test('copies no value of a password, a token or a credential', () => {
    const { text } = initialised({
      '.env.example': 'SMTP_PASSWORD=my-own-1\nGITHUB_TOKEN=my-own-2\nAWS_CREDENTIALS=my-own-3\nMODE=plain\n',
    });
    expect(text).not.toContain('my-own');
    expect(text).toContain("MODE: 'plain'");
    expect(text).toMatch(/secrets: \['SMTP_PASSWORD', 'GITHUB_TOKEN', 'AWS_CREDENTIALS'\]/);
  });

  test('says behind each key where it stands, or that it is a guess', () => {
    const { text, lines } = initialised({ '.env.example': 'JWT_SECRET=x\n' });
    expect(text).toContain("    secret: 'JWT_SECRET', // .env.example\n");
    expect(text).toContain("  probe: '/me', // a guess: no route was found that answers who one is\n");
    expect(lines.find(({ path }) => path === 'variables.secret')?.finding).toMatchObject({ isGuess: false });
  });

  test('writes a configuration that compiles in an empty directory, too', () => {
    expect(configurationOf({})).toMatchObject({ process: { command: ['./start', 'your', 'backend'] } });
  });

  test('never overwrites', () => {
    const directory = repositoryOf({ 'chaos401.config.ts': 'mine' });
    expect(() => initialise(directory)).toThrow(
      `Failed to write a configuration: there is one already (${join(directory, 'chaos401.config.ts')}). Move it away`,
    );
    expect(readFileSync(join(directory, 'chaos401.config.ts'), 'utf8')).toBe('mine');
  });

  test('leaves out what may not be read, and goes on', () => {
    const directory = repositoryOf({
      'package.json': JSON.stringify({ name: 'shop', main: 'private/server.js' }),
      'private/server.js': '',
      'data/1.sql': '',
      '.env.example': 'JWT_SECRET=x',
    });
    chmodSync(directory, 0o777);
    for (const path of ['private', 'data', '.env.example']) chmodSync(join(directory, path), 0);
    const text = asNobodySpecial(() => readFileSync(initialise(directory).file, 'utf8'));
    expect(text).toContain("name: 'shop'");
    expect(text).not.toMatch(/\.sql|env\.example/);
    for (const path of ['private', 'data']) chmodSync(join(directory, path), 0o755);
  });

  test('is refused where there is no such directory, or it is none', () => {
    const directory = repositoryOf({ 'package.json': '{}' });
    expect(() => initialise(join(directory, 'nowhere'))).toThrow(
      `Failed to look at the repository: there is no such directory (${join(directory, 'nowhere')}). Name the directory`,
    );
    expect(() => initialise(join(directory, 'package.json'))).toThrow(
      `Failed to look at the repository: it is no directory (${join(directory, 'package.json')}).`,
    );
  });

  test.each([
    ['{"name": 5, "main": 5, "scripts": {"start": 3}}'],
    ['{"name": "", "main": "", "scripts": {"start": ""}, "dependencies": "express"}'],
    ['{"name": null, "main": [], "scripts": ["node server.js"]}'],
    ['[]'],
    ['"shop"'],
    ['{'],
  ])('goes by nothing in a package.json that is not as it should be: %s', (text) => {
    const written = initialised({ 'package.json': text });
    expect(written.text).toBe(initialised({ 'package.json': '{}' }).text);
  });

  test('reads a package.json with a byte order mark', () => {
    expect(configurationOf({ 'package.json': '\uFEFF{"name": "shop"}' })).toMatchObject({ name: 'shop' });
  });
});

/** Root may read everything. */
function asNobodySpecial<T>(work: () => T): T {
  const before = process.geteuid?.();
  if (before !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(before);
  }
}

const NOBODY = 65_534;
