using Npgsql;
using Endurance.Running;

namespace Endurance.Witnessing;

/// <summary>Has the databases themselves write down every change of an order and every event that is published, in the transaction that makes it: what a crash undoes is not written.</summary>
internal static class Witness
{
    private const string Tables = """
        SELECT pg_advisory_xact_lock(hashtext('witness'));
        CREATE SCHEMA IF NOT EXISTS witness;
        CREATE TABLE IF NOT EXISTS witness.published (
            message_id uuid NOT NULL, type text NOT NULL, stream_id text, sequence bigint, published_at timestamptz NOT NULL DEFAULT clock_timestamp());
        CREATE OR REPLACE FUNCTION witness.note_published() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO witness.published (message_id, type, stream_id, sequence) VALUES (NEW.message_id, NEW.type, NEW.ordering_key, NEW.sequence);
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER note_published AFTER INSERT ON messaging.outbox FOR EACH ROW EXECUTE FUNCTION witness.note_published();
        """;

    private const string Histories = """
        CREATE TABLE IF NOT EXISTS witness.changes (
            position bigint GENERATED ALWAYS AS IDENTITY, order_id text NOT NULL, old_status text, new_status text NOT NULL, version bigint NOT NULL, price numeric);
        CREATE OR REPLACE FUNCTION witness.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                INSERT INTO witness.changes (order_id, new_status, version, price) VALUES (to_jsonb(NEW)->>TG_ARGV[0], NEW.status, NEW.version, NEW.price);
            ELSIF NEW.status <> OLD.status OR NEW.version <> OLD.version OR NEW.price IS DISTINCT FROM OLD.price THEN
                INSERT INTO witness.changes (order_id, old_status, new_status, version, price)
                VALUES (to_jsonb(NEW)->>TG_ARGV[0], OLD.status, NEW.status, NEW.version, NEW.price);
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION witness.note_change('%');
        """;

    /// <summary>Sets it up in all services' databases; the services have made their tables.</summary>
    internal static async Task SetUpAsync(SystemRun run, CancellationToken cancellationToken)
    {
        foreach (var service in Service.All)
        {
            await using var connection = await run.OpenAsync(service.Database, cancellationToken);
            await using var command = new NpgsqlCommand(Tables + HistoriesOf(service), connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Gives the name of the column that holds an order's number.</summary>
    internal static string OrderColumnOf(Service service) => service == Service.Shop ? "id" : "order_id";

    private static string HistoriesOf(Service service) =>
        SystemImage.Followers.Contains(service) ? Histories.Replace("%", OrderColumnOf(service), StringComparison.Ordinal) : string.Empty;
}
