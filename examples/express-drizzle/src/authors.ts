import { compare, hash } from 'bcryptjs';
import { and, eq } from 'drizzle-orm';
import type { Database } from './database';
import { HttpError } from './http-error';
import { authors, devices } from './schema';
import type { Settings } from './settings';
import { newToken, type Bearer } from './tokens';

export type Author = typeof authors.$inferSelect;

export class Authors {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  async register(values: { email: string; username: string; password: string }): Promise<Author> {
    const { email, username, password } = values;
    const [author] = await this.database
      .insert(authors)
      .values({ email, username, passwordHash: await hash(password, this.settings.BCRYPT_ROUNDS) })
      .onConflictDoNothing()
      .returning();
    if (author === undefined) throw new HttpError(422, 'email or username', 'has already been taken');
    return author;
  }

  async byPassword(email: string, password: string): Promise<Author> {
    const [author] = await this.database.select().from(authors).where(eq(authors.email, email));
    if (author === undefined || !(await compare(password, author.passwordHash)))
      throw new HttpError(403, 'email or password', 'is invalid');
    return author;
  }

  async logIn({ id }: Author, userAgent: string): Promise<string> {
    const { jti, token } = newToken(this.settings, id);
    const expiresAt = new Date(Date.now() + this.settings.DEVICE_LIFETIME * 1000);
    await this.database.insert(devices).values({ jti, authorId: id, userAgent, expiresAt });
    return token;
  }

  async logOut(jti: string): Promise<void> {
    await this.database.update(devices).set({ revoked: true }).where(eq(devices.jti, jti));
  }

  /** Two questions: is the device still logged in, and who is its author. */
  async ofBearer({ jti, authorId }: Bearer): Promise<Author> {
    const [device] = await this.database
      .select()
      .from(devices)
      .where(and(eq(devices.jti, jti), eq(devices.authorId, authorId)));
    if (device === undefined) throw new HttpError(401, 'token', 'is unknown');
    if (device.revoked) throw new HttpError(401, 'token', 'has been revoked');
    if (device.expiresAt <= new Date()) throw new HttpError(401, 'device', 'has to log in again');
    const [author] = await this.database.select().from(authors).where(eq(authors.id, authorId));
    if (author === undefined) throw new HttpError(401, 'author', 'does not exist');
    if (author.banned) throw new HttpError(401, 'author', 'is banned');
    return author;
  }
}
