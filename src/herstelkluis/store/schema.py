"""The tables, one text per schema number. A released text never changes; a change is the next number."""

from __future__ import annotations

# Times are ISO 8601 in UTC with microseconds, so they sort as text and can be read without this program.
# `body` is the canonical JSON of the whole document; the other columns repeat what lists need of it.
# Bodies stand last in a row, so that reading the columns before them touches no overflow page.
FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE keys (name TEXT PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE contacts (id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL);

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  section TEXT NOT NULL,
  template TEXT NOT NULL,
  title TEXT NOT NULL,
  first_line TEXT NOT NULL,
  period TEXT,
  level INTEGER NOT NULL,
  folded INTEGER NOT NULL,
  share TEXT NOT NULL,
  done TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  body BLOB NOT NULL
);
CREATE INDEX documents_by_change ON documents (changed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_kind ON documents (kind, changed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_in_bin ON documents (deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE versions (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL,
  spell TEXT NOT NULL,
  template TEXT NOT NULL,
  made_at TEXT NOT NULL,
  first_line TEXT NOT NULL,
  size INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (document, revision),
  UNIQUE (document, spell)
);
CREATE TABLE drafts (
  document TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  body BLOB NOT NULL
);
CREATE TABLE templates (
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  toml TEXT NOT NULL,
  PRIMARY KEY (kind, version)
);
CREATE TABLE tags (
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL,
  PRIMARY KEY (document, tag)
) WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags (tag);
CREATE TABLE consents (
  n INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES documents ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  scope TEXT NOT NULL,
  state TEXT NOT NULL,
  given_on TEXT NOT NULL,
  limits TEXT NOT NULL
);
CREATE INDEX consents_by_person ON consents (person, n);
CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  key BLOB NOT NULL
);
CREATE INDEX attachments_by_document ON attachments (document);
CREATE TABLE chunks (
  attachment TEXT NOT NULL REFERENCES attachments ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (attachment, n)
);

CREATE TABLE ledger (
  n INTEGER PRIMARY KEY,
  package TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  facts TEXT NOT NULL,
  commitment BLOB,
  hash BLOB NOT NULL
);
CREATE INDEX ledger_by_package ON ledger (package, n);
CREATE TABLE ledger_names (
  n INTEGER PRIMARY KEY REFERENCES ledger,
  salt BLOB NOT NULL,
  names TEXT NOT NULL
);
CREATE TABLE package_words (package TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE lines (
  line TEXT NOT NULL,
  document TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (line, document, answer)
) WITHOUT ROWID;
CREATE INDEX lines_by_document ON lines (document);
CREATE TABLE mentions (
  person TEXT NOT NULL,
  document TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (person, document, answer)
) WITHOUT ROWID;
CREATE INDEX mentions_by_document ON mentions (document);

CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  answer TEXT NOT NULL,
  words TEXT NOT NULL,
  UNIQUE (document, answer)
);
CREATE VIRTUAL TABLE search USING fts5 (
  words,
  content = 'passages',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
"""

SECOND = """
CREATE UNIQUE INDEX contacts_by_key ON contacts (key);
CREATE TABLE received (
  package TEXT NOT NULL,
  key TEXT NOT NULL,
  supersedes TEXT NOT NULL,
  seen_at TEXT,
  expired_at TEXT,
  PRIMARY KEY (package, key)
) WITHOUT ROWID;
CREATE TABLE withdrawals (
  package TEXT NOT NULL,
  key TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  PRIMARY KEY (package, key)
) WITHOUT ROWID;
INSERT INTO meta (key, value)
  SELECT 'ledger_head', n || ' ' || lower(hex(hash)) FROM ledger ORDER BY n DESC LIMIT 1;
"""

# The index learns what is known of a piece besides its words; what is derived is then made anew (`rederive`).
THIRD = """
ALTER TABLE passages ADD COLUMN marks TEXT NOT NULL DEFAULT '';
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
  words,
  marks,
  content = 'passages',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
INSERT OR REPLACE INTO meta (key, value) VALUES ('rederive', '3');
"""

SCHEMAS = (FIRST, SECOND, THIRD)
"""Schema 1 is the first of these, schema 2 the second: running them in order makes the newest vault."""
