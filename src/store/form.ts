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
  `
  ALTER TABLE wrap_ups ADD COLUMN warned_of INTEGER;
  ALTER TABLE wrap_ups ADD COLUMN wake_at INTEGER;
  UPDATE wrap_ups SET state = 'EXPIRED' WHERE state = 'ACTIVE' AND EXISTS (SELECT 1 FROM wrap_ups AS newer
    WHERE newer.source_id = wrap_ups.source_id AND newer.agent_id = wrap_ups.agent_id AND newer.seen_at > wrap_ups.seen_at);
  -- At the next start, so that whoever looks sets the moment that is right.
  UPDATE wrap_ups SET wake_at = 0 WHERE state = 'ACTIVE' AND ends_at IS NOT NULL;
  CREATE INDEX wrap_ups_by_wake ON wrap_ups (wake_at) WHERE wake_at IS NOT NULL;

  CREATE TABLE events (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    at INTEGER NOT NULL,
    happening TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_by_topic ON events (topic, place);
  CREATE INDEX events_by_time ON events (at);

  -- The name tells the places of this log from those of any other one, for a new file counts from 1 again.
  CREATE TABLE log (name TEXT NOT NULL, dropped INTEGER NOT NULL DEFAULT 0) STRICT;
  INSERT INTO log (name) VALUES (lower(hex(randomblob(4))));

  CREATE TABLE watched (
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (resource, key)
  ) STRICT, WITHOUT ROWID;
  `,
];
