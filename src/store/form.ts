/** Marks a SQLite file as ours ("TRKL"), so that a path to some other program's database is noticed. */
export const applicationId = 0x54524b4c;

/**
 * The steps that build the tables, oldest first. A file's user_version is how many of them it has had. A step that was
 * released never changes; a change of the tables is another step at the end.
 */
export const steps: readonly string[] = [
  `
  CREATE TABLE wrap_ups (
    source_id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    started_at INTEGER,
    ends_at INTEGER,
    state TEXT NOT NULL CHECK (state IN ('ACTIVE', 'EXPIRED', 'CANCELLED', 'ENDED')),
    extensions INTEGER NOT NULL,
    contact_id TEXT,
    PRIMARY KEY (source_id, agent_id, seen_at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX wrap_ups_by_end ON wrap_ups (ends_at);

  CREATE TABLE answers (
    key TEXT PRIMARY KEY,
    input_hash TEXT NOT NULL,
    answer TEXT,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_until ON answers (until);
  `,
  `
  CREATE TABLE known (
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    UNIQUE (source_id, kind, id)
  ) STRICT;
  `,
];
