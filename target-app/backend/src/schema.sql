-- The tables of the backend. Columns are unquoted, so that every statement works however it spells their case.
-- No foreign key ties sessions to users: a session outlives its user's row, and the answer then says so.

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE,
  passwordHash text NOT NULL,
  role text NOT NULL DEFAULT 'user',
  isActive boolean NOT NULL DEFAULT true,
  status text NOT NULL DEFAULT 'active',
  createdAt timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  token text NOT NULL UNIQUE,
  userId uuid NOT NULL,
  isActive boolean NOT NULL DEFAULT true,
  expiresAt timestamptz NOT NULL,
  lastActive timestamptz NOT NULL DEFAULT now(),
  createdAt timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX sessions_user ON sessions (userId, lastActive DESC);
