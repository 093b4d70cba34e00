import { desc, eq } from 'drizzle-orm';
import { Router } from 'express';
import { z } from 'zod';
import { authenticate } from './authenticate';
import type { Author, Authors } from './authors';
import type { Database } from './database';
import { articles, authors as authorTable } from './schema';
import type { Settings } from './settings';

const credentials = z.object({ email: z.email(), password: z.string().min(8) });
const registration = credentials.extend({ username: z.string().min(1).max(50) });
const article = z.object({ title: z.string().min(1), body: z.string().min(1) });

export function routes(settings: Settings, database: Database, authors: Authors): Router {
  const router = Router();
  const needsAuthor = authenticate(settings, authors);

  router.post('/users', async (request, response) => {
    const author = await authors.register(registration.parse(request.body.user));
    response.status(201).json({ user: shown(author) });
  });

  router.post('/users/login', async (request, response) => {
    const { email, password } = credentials.parse(request.body.user);
    const author = await authors.byPassword(email, password);
    const token = await authors.logIn(author, request.get('user-agent') ?? '');
    response.json({ user: { ...shown(author), token } });
  });

  router.post('/users/logout', needsAuthor, async (_request, response) => {
    await authors.logOut(response.locals.bearer.jti);
    response.status(204).end();
  });

  router.get('/user', needsAuthor, (_request, response) => {
    response.json({ user: shown(response.locals.author) });
  });

  router.get('/articles', async (_request, response) => {
    const found = await database
      .select({ id: articles.id, title: articles.title, author: authorTable.username })
      .from(articles)
      .innerJoin(authorTable, eq(articles.authorId, authorTable.id))
      .orderBy(desc(articles.publishedAt))
      .limit(20);
    response.json({ articles: found });
  });

  router.post('/articles', needsAuthor, async (request, response) => {
    const values = article.parse(request.body.article);
    const { id: authorId } = response.locals.author;
    const [written] = await database
      .insert(articles)
      .values({ ...values, authorId })
      .returning();
    response.status(201).json({ article: written });
  });

  return router;
}

function shown({ email, username, bio }: Author) {
  return { email, username, bio };
}
