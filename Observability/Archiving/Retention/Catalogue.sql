-- What the archiver has begun, and what came of it. Idempotent: run before each use, under an advisory lock.
CREATE SCHEMA IF NOT EXISTS archiving;

-- Parts whose files may exist: written before the file is.
CREATE TABLE IF NOT EXISTS archiving.attempts (
    path text PRIMARY KEY,
    begun_at timestamptz NOT NULL
);

-- What was decided about a part, once and for all: whoever inserts first wins.
-- archived: the file has the records. From PostgreSQL they are removed in the same transaction; an index of Elasticsearch is dropped later, as a whole.
-- abandoned: the store has the records, and the file is to be removed.
CREATE TABLE IF NOT EXISTS archiving.parts (
    path text PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('archived', 'abandoned')),
    source text NOT NULL,
    records bigint NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS parts_source ON archiving.parts (source);

-- Parts that are in the live store once more.
CREATE TABLE IF NOT EXISTS archiving.restored (
    path text PRIMARY KEY,
    until timestamptz NOT NULL
);

-- The data stream of Elasticsearch that they were restored into; none for PostgreSQL.
ALTER TABLE archiving.restored ADD COLUMN IF NOT EXISTS data_stream text;

-- Whether all of it is there: for Elasticsearch the note is written first, and this last.
ALTER TABLE archiving.restored ADD COLUMN IF NOT EXISTS complete boolean NOT NULL DEFAULT true;

-- When the last run by schedule was.
CREATE TABLE IF NOT EXISTS archiving.schedule (
    id int PRIMARY KEY CHECK (id = 1),
    last_run timestamptz NOT NULL
);
