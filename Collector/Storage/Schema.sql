-- The telemetry store. Idempotent: run at every start, under an advisory lock.
-- Columns that are only ever compared for equality are collated by their bytes, which makes their indexes cheap to write in any locale.
-- Fixed-width columns come first and widest first, so that no padding is stored between them.

-- Where records come from: a resource (a process of a service) and a scope in it. The id is derived from the content.
CREATE TABLE IF NOT EXISTS sources (
    id bigint PRIMARY KEY,
    service text COLLATE "C" NOT NULL,
    scope text NOT NULL,
    scope_version text,
    schema_url text,
    resource jsonb NOT NULL,
    scope_attributes jsonb NOT NULL
);

-- What the points of a metric have in common. The id is derived from the content.
CREATE TABLE IF NOT EXISTS instruments (
    id bigint PRIMARY KEY,
    kind smallint NOT NULL,
    temporality smallint NOT NULL,
    monotonic boolean NOT NULL,
    name text NOT NULL,
    unit text,
    description text
);

CREATE TABLE IF NOT EXISTS logs (
    time timestamptz NOT NULL,
    observed_time timestamptz,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    time_nanos smallint NOT NULL,
    severity smallint NOT NULL,
    flags smallint NOT NULL,
    service text COLLATE "C" NOT NULL,
    severity_text text,
    event_name text COLLATE "C",
    trace_id bytea,
    span_id bytea,
    order_id text COLLATE "C",
    customer_id text COLLATE "C",
    exception_type text,
    body text,
    attributes jsonb NOT NULL
) PARTITION BY RANGE (time);

-- Indexes are three quarters of what writing costs; an order or a trace has few enough records to be sorted when they are read.
CREATE INDEX IF NOT EXISTS logs_time ON logs (time);
CREATE INDEX IF NOT EXISTS logs_service ON logs (service, time);
CREATE INDEX IF NOT EXISTS logs_event ON logs (event_name, time) WHERE event_name IS NOT NULL;
CREATE INDEX IF NOT EXISTS logs_order ON logs (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS logs_customer ON logs (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS logs_trace ON logs (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS logs_severe ON logs (time) WHERE severity >= 13;

CREATE TABLE IF NOT EXISTS spans (
    time timestamptz NOT NULL,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    duration_ns bigint,
    time_nanos smallint NOT NULL,
    kind smallint NOT NULL,
    status smallint NOT NULL,
    flags smallint NOT NULL,
    service text COLLATE "C" NOT NULL,
    name text NOT NULL,
    trace_id bytea NOT NULL,
    span_id bytea NOT NULL,
    parent_span_id bytea,
    trace_state text,
    status_message text,
    order_id text COLLATE "C",
    customer_id text COLLATE "C",
    attributes jsonb NOT NULL,
    events jsonb,
    links jsonb
) PARTITION BY RANGE (time);

CREATE INDEX IF NOT EXISTS spans_time ON spans (time);
CREATE INDEX IF NOT EXISTS spans_service ON spans (service, time);
CREATE INDEX IF NOT EXISTS spans_order ON spans (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS spans_trace ON spans (trace_id);

CREATE TABLE IF NOT EXISTS metric_points (
    time timestamptz NOT NULL,
    start_time timestamptz,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    instrument_id bigint NOT NULL,
    value double precision,
    value_int bigint,
    count bigint,
    sum double precision,
    min double precision,
    max double precision,
    time_nanos smallint NOT NULL,
    flags smallint NOT NULL,
    service text COLLATE "C" NOT NULL,
    attributes jsonb NOT NULL,
    detail jsonb
) PARTITION BY RANGE (time);

CREATE INDEX IF NOT EXISTS metric_points_instrument ON metric_points (instrument_id, time);
CREATE INDEX IF NOT EXISTS metric_points_time ON metric_points USING brin (time);

-- One row that health checks update, to know that writes work.
CREATE TABLE IF NOT EXISTS write_probe (
    id int PRIMARY KEY CHECK (id = 1),
    probed_at timestamptz NOT NULL
);

-- One row for each transaction that a collector may have at once, changed by each: tells, after an answer was lost, whether the transaction was committed.
CREATE TABLE IF NOT EXISTS write_marks (
    id uuid PRIMARY KEY,
    number bigint NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
DELETE FROM write_marks WHERE written_at < now() - interval '7 days';

-- How far the queue on a collector's disk was stored; written with the records, so that none is stored twice.
CREATE TABLE IF NOT EXISTS replayed (
    queue uuid NOT NULL,
    signal smallint NOT NULL,
    file bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (queue, signal)
);

-- Makes the partition of a UTC day. Attaching, unlike CREATE TABLE … PARTITION OF, does not lock out readers and writers of the other days.
CREATE OR REPLACE FUNCTION ensure_partition(parent text, day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    partition text := parent || '_' || to_char(day, 'YYYYMMDD');
BEGIN
    IF EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = parent::regclass AND c.relname = partition) THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('collector.' || partition));
    -- Asked of the catalogue itself once more: to_regclass would answer from a cache that waiting for this lock does not refresh.
    IF EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = parent::regclass AND c.relname = partition) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, partition,
        day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    RETURN true;
END
$$;
