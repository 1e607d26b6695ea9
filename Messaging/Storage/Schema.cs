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
            last_error text
        ) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 50000);
        CREATE INDEX IF NOT EXISTS outbox_refused ON messaging.outbox (ordering_key, position) WHERE attempts > 0;

        CREATE TABLE IF NOT EXISTS messaging.stream_position (
            stream_id text PRIMARY KEY,
            last_sequence bigint NOT NULL
        ) WITH (fillfactor = 80);

        -- The day is the one on which the message id was made, so that one message meets itself in one partition whenever it is delivered.
        CREATE TABLE IF NOT EXISTS messaging.inbox (
            day date NOT NULL,
            consumer text NOT NULL,
            message_id uuid NOT NULL,
            handled_at timestamptz NOT NULL,
            PRIMARY KEY (day, consumer, message_id)
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
        CREATE INDEX IF NOT EXISTS held_stream ON messaging.held (consumer, stream_id, sequence) WHERE cause = 'gap';
        CREATE INDEX IF NOT EXISTS held_parked ON messaging.held (consumer, parked_at) WHERE parked_at IS NOT NULL;
        """;
}
