CREATE TABLE member (
  member_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mail text NOT NULL UNIQUE,
  display_name text NOT NULL DEFAULT '',
  password text NOT NULL,
  joined_at timestamptz NOT NULL DEFAULT now(),
  left_at timestamptz,
  blocked_at timestamptz
);

CREATE TABLE login (
  login_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  member_id uuid NOT NULL REFERENCES member ON UPDATE CASCADE ON DELETE CASCADE,
  began_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  ended_at timestamptz
);

CREATE INDEX login_member ON login (member_id);
