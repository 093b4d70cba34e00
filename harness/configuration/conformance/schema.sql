-- Whom the gate lets in.

CREATE TABLE guests (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE,
  word text NOT NULL
);
