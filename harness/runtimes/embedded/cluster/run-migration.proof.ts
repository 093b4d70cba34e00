import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandRoom } from '../target/command.fixture';

const { folder, open } = commandRoom();

describe('the tables of a backend', () => {
  test('are made by its own migrations, once for each state of their files', async () => {
    mkdirSync(join(folder, 'migrations'));
    const file = join(folder, 'migrations', '1.sql');
    writeFileSync(
      file,
      `CREATE TABLE things (name text); INSERT INTO things VALUES ('${String(process.pid)}')`,
    );
    const schema = {
      command: ['node', 'migrate.js'] as const,
      files: ['migrations'],
    };
    writeFileSync(join(folder, 'migrate.js'), MIGRATE);
    const database = { schema };
    const names = async () =>
      (await (await open({ database })).database.query('SELECT name FROM things')).rows.map(
        ({ name }) => name,
      );
    expect(await names()).toEqual([String(process.pid)]);
    expect(await names()).toEqual([String(process.pid)]);
    expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('once\n');
    writeFileSync(
      file,
      `CREATE TABLE things (name text); INSERT INTO things VALUES ('other ${String(process.pid)}')`,
    );
    expect(await names()).toEqual([`other ${String(process.pid)}`]);
    expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('once\nonce\n');
  });

  test('are made by a command that is told all that the backend is told', async () => {
    writeFileSync(join(folder, 'database.tmpl'), '{{database.url}}');
    const script = `
      const { DATABASE_URL, JWT_SECRET, PEPPER, HOST, PORT, BASE } = process.env;
      const [url, file] = process.argv.slice(1);
      const same = [url, require('fs').readFileSync(file, 'utf8')].every((one) => one === DATABASE_URL);
      console.log(JSON.stringify({ same, secrets: [JWT_SECRET.length, PEPPER.length], HOST, PORT, BASE }));
      process.exit(9);`;
    const opening = open({
      process: { command: ['node', 'server.js'], environment: { BASE: 'http://{{host}}' } },
      secrets: ['PEPPER'],
      variables: { databaseUrl: 'DATABASE_URL' },
      database: {
        parameters: 'sslmode=disable',
        file: { template: 'database.tmpl' },
        schema: {
          command: ['node', '-e', script, '{{database.url}}', '{{database.file}}'],
          files: ['database.tmpl'],
        },
      },
    });
    const told = { same: true, secrets: [43, 43], HOST: '127.0.0.1', PORT: '0', BASE: 'http://127.0.0.1' };
    await expect(opening).rejects.toThrow(`\n  ${JSON.stringify(told)}\n`);
  });

  test('show the output of a migration that fails, without the password', async () => {
    const command = [
      'node',
      '-e',
      'console.log("table users is odd", process.env.DATABASE_URL); process.exit(7)',
    ] as const;
    const opening = open({ database: { schema: { command, files: ['migrate.js'] } } });
    await expect(opening).rejects.toThrow(
      /^Failed to make the target's tables: "node -e .*ended with exit code 7; its output:\n {2}table users is odd <database url>\n[^]*database\.schema\.command/,
    );
  });

  test('are refused where a file that is named is not there', async () => {
    const opening = open({ database: { schema: { command: ['true'], files: ['nothing.sql'] } } });
    await expect(opening).rejects.toThrow(
      /nothing\.sql.*\. Name files that are there in database\.schema\.files/,
    );
    expect(existsSync(join(folder, 'nothing.sql'))).toBe(false);
  });
});

const MIGRATE = `
const { appendFileSync, readFileSync } = require('node:fs');
const { Client } = require(${JSON.stringify(require.resolve('pg'))});
const client = new Client({ connectionString: process.env.DATABASE_URL });
client.connect()
  .then(() => client.query(readFileSync('migrations/1.sql', 'utf8')))
  .then(() => client.end())
  .then(() => appendFileSync('ran', 'once\\n'));
`;
