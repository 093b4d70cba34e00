-- The one table of the tiny target.

CREATE TABLE members (
  number uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  word text NOT NULL,
  blocked boolean NOT NULL DEFAULT false
);
