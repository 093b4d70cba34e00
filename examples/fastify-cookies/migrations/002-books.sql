CREATE TABLE book (
  book_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES member ON UPDATE CASCADE ON DELETE CASCADE,
  title text NOT NULL,
  author text NOT NULL DEFAULT '',
  read_on date
);

CREATE INDEX book_member ON book (member_id);
