using Collector.Decoding;
using Collector.OwnTelemetry;
using Collector.RollOut;
using Collector.Rows;
using Collector.Storage;
using Collector.Wire;
using Microsoft.Extensions.Options;

namespace Collector.Ingest;

/// <summary>Decodes a request, hands it to the writer, and answers when its records are committed: what a sender is told is stored, is stored.</summary>
internal sealed class IngestPipeline(
    StoreQueues queues, MemoryBudget budget, RecordIds ids, KnownSources sources, KnownInstruments instruments, Switches switches, IngestMetrics metrics,
    IOptions<CollectorOptions> options, TimeProvider time, ILogger<IngestPipeline> logger)
{
    private readonly SourceDecoder _sources = new(sources.Ids);
    private readonly InstrumentDecoder _instruments = new(instruments.Ids);

    /// <summary>Decodes an export request in the protobuf encoding; its bytes are not needed afterwards.</summary>
    public DecodedRequest Decode(Signal signal, ReadOnlySpan<byte> request)
    {
        try
        {
            var batch = DecodeRecords(signal, request);
            metrics.Received(batch);
            return new(batch, null);
        }
        catch (OtlpFormatException fault)
        {
            CollectorEvents.RequestRefused(logger, signal, fault.Message);
            return new(null, IngestAnswer.Malformed(signal, fault.Message));
        }
        catch (BatchTooLargeException fault)
        {
            CollectorEvents.RequestRefused(logger, signal, fault.Message);
            return new(null, IngestAnswer.ComesToTooMuch(signal, fault.Message));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            CollectorEvents.IngestFailed(logger, signal, fault);
            return new(null, IngestAnswer.Defect(signal));
        }
    }

    /// <summary>Stores what was decoded.</summary>
    /// <exception cref="OperationCanceledException">The sender has gone, and nothing of the request is stored.</exception>
    public async Task<IngestAnswer> StoreAsync(DecodedRequest request, CancellationToken cancellationToken)
    {
        if (request.Batch is not { } batch)
            return request.Refusal!;
        if (batch.Count > 0)
            return await StoreAsync(batch, cancellationToken);
        batch.Dispose();
        return Stored(batch);
    }

    private RecordBatch DecodeRecords(Signal signal, ReadOnlySpan<byte> request)
    {
        var clock = new RecordClock(time.GetUtcNow(), options.Value.OldestRecord, options.Value.NewestRecord);
        var batch = new RecordBatch(signal, new RowBuffer(request.Length + (request.Length / 4)), clock, ids, options.Value.MemoryLimitBytes / 2);
        try
        {
            var context = new RecordContext(batch, _sources, _instruments, switches);
            switch (signal)
            {
                case Signal.Logs: EnvelopeDecoder<LogDecoder>.Decode(request, context); break;
                case Signal.Traces: EnvelopeDecoder<SpanDecoder>.Decode(request, context); break;
                default: EnvelopeDecoder<MetricDecoder>.Decode(request, context); break;
            }

            return batch;
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private async Task<IngestAnswer> StoreAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        var count = batch.Count;
        if (!budget.TryReserve(batch.HeldBytes))
        {
            batch.Dispose();
            metrics.Refused(batch.Signal, count, StoreOutcome.Full);
            return IngestAnswer.Full(batch.Signal);
        }

        var pending = new PendingBatch(batch, budget);
        if (!queues[batch.Signal].TryAdd(pending))
        {
            pending.Complete(StoreOutcome.Full);
            metrics.Refused(batch.Signal, count, StoreOutcome.Full);
            return IngestAnswer.Full(batch.Signal);
        }

        if (await OutcomeAsync(pending, cancellationToken) == StoreOutcome.Stored)
            return Stored(batch);
        metrics.Refused(batch.Signal, count, StoreOutcome.Unavailable);
        cancellationToken.ThrowIfCancellationRequested();
        return IngestAnswer.Unavailable(batch.Signal);
    }

    private async Task<StoreOutcome> OutcomeAsync(PendingBatch pending, CancellationToken cancellationToken)
    {
        await ((Task)pending.Outcome.WaitAsync(options.Value.AnswerTimeout, time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!pending.Outcome.IsCompleted)
            pending.GiveUp();

        // Where an attempt to write is under way, its outcome is what the sender has to hear; attempts are limited in time.
        return await pending.Outcome;
    }

    private static IngestAnswer Stored(RecordBatch batch) => new(RpcCode.Ok, batch.Signal, batch.Refusals.Describe(), batch.Refusals.Total);
}
