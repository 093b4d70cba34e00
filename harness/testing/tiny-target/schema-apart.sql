-- The tiny target's one table, in a schema of its own.

CREATE SCHEMA app;
CREATE TABLE app.members (
  number uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  word text NOT NULL,
  blocked boolean NOT NULL DEFAULT false
);
