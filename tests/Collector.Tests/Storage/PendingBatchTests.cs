using Collector.Decoding;
using Collector.Storage;
using Microsoft.Extensions.Options;

namespace Collector.Tests.Storage;

public sealed class PendingBatchTests
{
    private readonly MemoryBudget _budget = new(Options.Create(new CollectorOptions()));

    [Fact]
    public void A_request_that_gives_up_while_no_attempt_is_under_way_ends_the_batch_and_the_writer_passes_it_by()
    {
        var batch = New();

        batch.GiveUp();

        batch.Outcome.IsCompletedSuccessfully.ShouldBeTrue();
        batch.TryBegin().ShouldBeFalse();
        _budget.Held.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_gives_up_during_an_attempt_that_fails_is_answered_when_it_has_failed()
    {
        var batch = New();
        batch.TryBegin().ShouldBeTrue();

        batch.GiveUp();
        batch.Outcome.IsCompleted.ShouldBeFalse();
        batch.Return();

        (await batch.Outcome).ShouldBe(StoreOutcome.Unavailable);
        batch.TryBegin().ShouldBeFalse();
        _budget.Held.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_that_gives_up_during_an_attempt_that_succeeds_hears_that_it_is_stored()
    {
        var batch = New();
        batch.TryBegin().ShouldBeTrue();

        batch.GiveUp();
        batch.Complete(StoreOutcome.Stored);

        (await batch.Outcome).ShouldBe(StoreOutcome.Stored);
        _budget.Held.ShouldBe(0);
    }

    [Fact]
    public void A_failed_attempt_leaves_the_batch_to_the_next()
    {
        var batch = New();
        batch.TryBegin().ShouldBeTrue();
        batch.Return();

        batch.TryBegin().ShouldBeTrue();
        batch.Outcome.IsCompleted.ShouldBeFalse();
        batch.Complete(StoreOutcome.Stored);
    }

    private PendingBatch New()
    {
        var records = Some.Batch(Signal.Logs);
        _budget.TryReserve(records.Rows.Capacity).ShouldBeTrue();
        return new PendingBatch(records, _budget);
    }
}
