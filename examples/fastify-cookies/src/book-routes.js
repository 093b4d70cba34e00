// The reading list itself.

const BOOK = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 300 },
    author: { type: 'string', maxLength: 200 },
  },
};

export function bookRoutes(app, { database }) {
  app.get('/books', { preHandler: app.signedIn }, async ({ login }) => ({
    books: await database.query(
      'SELECT book_id AS id, title, author, read_on FROM book WHERE member_id = $1 ORDER BY book_id',
      [login.member_id],
    ),
  }));

  app.post('/books', { preHandler: app.signedIn, schema: { body: BOOK } }, async ({ login, body }, reply) => {
    const [book] = await database.query(
      'INSERT INTO book (member_id, title, author) VALUES ($1, $2, $3) RETURNING book_id AS id',
      [login.member_id, body.title, body.author ?? ''],
    );
    return reply.code(201).send(book);
  });
}
