namespace Messaging.Storage;

/// <summary>The tables of messaging, in the service's own database.</summary>
internal static class Schema
{
    /// <summary>Creates what is missing; safe to run again, and at the same time by several instances (an advisory lock queues them).</summary>
    internal const string Create = """
        SELECT pg_advisory_xact_lock(hashtext('messaging.schema'));
        CREATE SCHEMA IF NOT EXISTS messaging;

        -- Rows are deleted as soon as the broker has confirmed them, so the table stays small; vacuum it by count, not by share.
        CREATE TABLE IF NOT EXISTS messaging.outbox (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            message_id uuid NOT NULL,
            ordering_key text,
            sequence bigint,
            type text NOT NULL,
            version integer NOT NULL,
            body bytea NOT NULL,
            traceparent text,
            tracestate text,
            baggage text,
            created_at timestamptz NOT NULL,
            attempts integer NOT NULL DEFAULT 0,
            not_before timestamptz,
            last_error text,
            destination text
        ) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 50000);
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'messaging' AND table_name = 'outbox' AND column_name = 'destination') THEN
                ALTER TABLE messaging.outbox ADD COLUMN destination text;
            END IF;
        END $$;
        CREATE INDEX IF NOT EXISTS outbox_refused ON messaging.outbox (ordering_key, position) WHERE attempts > 0;

        -- What the broker has confirmed, for services whose queues get lost. Without an index: it is read whole or not at all.
        CREATE TABLE IF NOT EXISTS messaging.sent (
            day date NOT NULL,
            position bigint NOT NULL,
            message_id uuid NOT NULL,
            ordering_key text,
            sequence bigint,
            type text NOT NULL,
            version integer NOT NULL,
            body bytea NOT NULL,
            traceparent text,
            tracestate text,
            baggage text,
            created_at timestamptz NOT NULL
        ) PARTITION BY RANGE (day);

        -- Services that have had a queue.
        CREATE TABLE IF NOT EXISTS messaging.queue (service text PRIMARY KEY);

        CREATE TABLE IF NOT EXISTS messaging.stream_position (
            stream_id text PRIMARY KEY,
            last_sequence bigint NOT NULL
        ) WITH (fillfactor = 80);

        -- The day is the one on which the message id was made, so that one message meets itself in one partition whenever it is delivered.
        -- The key begins with the id: before the day's partition is analyzed, the planner would take any longer beginning for unique and read all of it.
        CREATE TABLE IF NOT EXISTS messaging.inbox (
            day date NOT NULL,
            consumer text NOT NULL,
            message_id uuid NOT NULL,
            handled_at timestamptz NOT NULL,
            PRIMARY KEY (message_id, consumer, day)
        ) PARTITION BY RANGE (day);

        -- Messages that wait: for the next attempt, for their predecessor, or (parked_at) for a person.
        CREATE TABLE IF NOT EXISTS messaging.held (
            consumer text NOT NULL,
            message_id uuid NOT NULL,
            type text NOT NULL,
            routing_key text NOT NULL,
            publisher text NOT NULL,
            published_at timestamptz NOT NULL,
            stream_id text,
            sequence bigint,
            headers jsonb NOT NULL,
            body bytea NOT NULL,
            cause text NOT NULL,
            attempts integer NOT NULL,
            reason text NOT NULL,
            exception_type text,
            exception text,
            order_id text,
            traceparent text,
            held_at timestamptz NOT NULL,
            due_at timestamptz NOT NULL,
            parked_at timestamptz,
            PRIMARY KEY (consumer, message_id)
        );
        CREATE INDEX IF NOT EXISTS held_due ON messaging.held (consumer, due_at) WHERE parked_at IS NULL;
        CREATE INDEX IF NOT EXISTS held_paused ON messaging.held (consumer, due_at) WHERE parked_at IS NULL AND due_at > held_at;
        CREATE INDEX IF NOT EXISTS held_stream ON messaging.held (consumer, stream_id, sequence) WHERE cause = 'gap';

        -- Failures are alike when nothing but ids, numbers and addresses differ in their messages: whatever has a digit or an at sign.
        CREATE OR REPLACE FUNCTION messaging.failure_pattern(reason text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
            $$ SELECT left(regexp_replace(reason, '\S*[0-9@]\S*', '#', 'g'), 300) $$;
        ALTER TABLE messaging.held ADD COLUMN IF NOT EXISTS fingerprint text NOT NULL
            GENERATED ALWAYS AS (left(md5(cause || E'\n' || coalesce(exception_type, '') || E'\n' || messaging.failure_pattern(reason)), 12)) STORED;
        -- The parking lot in its three orders: as it is listed, grouped, and discarded.
        DROP INDEX IF EXISTS messaging.held_parked;
        CREATE INDEX IF NOT EXISTS held_parked_time ON messaging.held (consumer, parked_at, message_id) WHERE parked_at IS NOT NULL;
        CREATE INDEX IF NOT EXISTS held_parked_group ON messaging.held (consumer, fingerprint, parked_at, message_id) WHERE parked_at IS NOT NULL;
        CREATE INDEX IF NOT EXISTS held_parked_stream ON messaging.held (consumer, coalesce(stream_id, ''), coalesce(sequence, 0), message_id) WHERE parked_at IS NOT NULL;

        -- What operators did to parked messages; kept for good.
        CREATE TABLE IF NOT EXISTS messaging.parking_audit (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            request_id uuid NOT NULL,
            at timestamptz NOT NULL,
            consumer text NOT NULL,
            operator text NOT NULL,
            action text NOT NULL,
            message_id uuid NOT NULL,
            type text,
            order_id text,
            reason text,
            result text NOT NULL,
            detail text
        );
        CREATE INDEX IF NOT EXISTS parking_audit_message ON messaging.parking_audit (consumer, message_id, position);
        CREATE INDEX IF NOT EXISTS parking_audit_request ON messaging.parking_audit (consumer, request_id, position);
        CREATE INDEX IF NOT EXISTS parking_audit_operator ON messaging.parking_audit (consumer, operator, position);
        CREATE OR REPLACE FUNCTION messaging.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'messaging.parking_audit is only ever added to; % is refused', TG_OP; END $$;
        CREATE OR REPLACE TRIGGER parking_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON messaging.parking_audit
            FOR EACH STATEMENT EXECUTE FUNCTION messaging.refuse_audit_change();
        """;
}
