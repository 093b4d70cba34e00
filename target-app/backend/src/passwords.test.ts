import { scryptSync } from 'node:crypto';
import { hashPassword, verifyPassword } from './passwords';

const CHEAP = { ln: 4, r: 8, p: 1 };

describe('password hashes', () => {
  test('tell the right password from a wrong one', async () => {
    const stored = await hashPassword('correct horse', CHEAP);
    await expect(verifyPassword('correct horse', stored)).resolves.toBe(true);
    await expect(verifyPassword('correct horsf', stored)).resolves.toBe(false);
  });

  test('carry their parameters and a salt of their own', async () => {
    const [first, second] = [await hashPassword('x', CHEAP), await hashPassword('x', CHEAP)];
    expect(first).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  test('are verified with the parameters that they carry, whoever made them', async () => {
    const hash = scryptSync('x', Buffer.from('some salt'), 24, { N: 2 ** 5, r: 4, p: 2 });
    const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=/g, '');
    const stored = `$scrypt$ln=5,r=4,p=2$${base64(Buffer.from('some salt'))}$${base64(hash)}`;
    await expect(verifyPassword('x', stored)).resolves.toBe(true);
    await expect(verifyPassword('x', stored.replace('r=4', 'r=5'))).resolves.toBe(false);
  });

  test.each([
    '',
    'plain text',
    '$2b$10$abc',
    '$scrypt$ln=99,r=8,p=1$AAAA$AAAA',
    '$scrypt$ln=0,r=8,p=1$AAAA$AAAA',
  ])('match nothing where they are none (%s)', async (stored) => {
    await expect(verifyPassword('plain text', stored)).resolves.toBe(false);
  });

  test('match nothing where there is no user', async () => {
    await expect(verifyPassword('x', null)).resolves.toBe(false);
  });
});
