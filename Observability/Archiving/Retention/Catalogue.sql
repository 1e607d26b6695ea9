-- What the archiver has begun, and what came of it. Idempotent: run before each use, under an advisory lock.
CREATE SCHEMA IF NOT EXISTS archiving;

-- Parts whose files may exist: written before the file is.
CREATE TABLE IF NOT EXISTS archiving.attempts (
    path text PRIMARY KEY,
    begun_at timestamptz NOT NULL
);

-- What was decided about a part, once and for all: whoever inserts first wins.
-- archived: the file has the records, and the store has them no longer; this row is committed together with their removal.
-- verified: the same, but the store cannot remove them in one transaction with this row, so it may have them still.
-- abandoned: the store has the records, and the file is to be removed.
CREATE TABLE IF NOT EXISTS archiving.parts (
    path text PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('archived', 'verified', 'abandoned')),
    source text NOT NULL,
    records bigint NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now()
);

-- Parts that are in the live store once more.
CREATE TABLE IF NOT EXISTS archiving.restored (
    path text PRIMARY KEY,
    until timestamptz NOT NULL
);

-- When the last run by schedule was.
CREATE TABLE IF NOT EXISTS archiving.schedule (
    id int PRIMARY KEY CHECK (id = 1),
    last_run timestamptz NOT NULL
);
