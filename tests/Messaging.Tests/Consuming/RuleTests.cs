using FsCheck;
using FsCheck.Xunit;
using Messaging.Consuming;
using Messaging.Contracts;
using Messaging.Outbox;
using Messaging.Storage;

namespace Messaging.Tests.Consuming;

public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Delivers a stream in any order and any number of copies; whatever waits is looked at again after each step, as held messages are.</summary>
    [Property(MaxTest = 500)]
    public void A_stream_takes_effect_in_its_order_and_once_however_it_is_delivered(byte[] deliveries)
    {
        var last = 0L;
        var effects = new List<long>();
        var waiting = new SortedSet<long>();
        foreach (var delivery in deliveries.Select(value => (long)(value % 8) + 1))
        {
            waiting.Add(delivery);
            foreach (var sequence in waiting.ToArray())
            {
                var decision = StreamRule.Decide(last, sequence);
                if (decision == StreamDecision.Wait)
                    continue;
                waiting.Remove(sequence);
                if (decision != StreamDecision.Handle)
                    continue;
                effects.Add(sequence);
                last = sequence;
            }
        }

        effects.ShouldBe(Enumerable.Range(1, effects.Count).Select(number => (long)number));
        effects.Count.ShouldBe(Enumerable.Range(1, 8).TakeWhile(number => deliveries.Any(value => value % 8 + 1 == number)).Count());
    }

    [Property(MaxTest = 500)]
    public void A_ledger_takes_only_numbers_that_follow(byte start, byte[] steps)
    {
        var ledger = new StreamLedger();
        ledger.Read("s", start);
        var last = (long)start;
        foreach (var sequence in steps.Select(step => last + (step % 3)).ToArray())
        {
            if (sequence == last + 1)
            {
                ledger.Advance("s", sequence);
                last = sequence;
            }
            else
            {
                Should.Throw<StreamConflictException>(() => ledger.Advance("s", sequence)).Last.ShouldBe(last);
            }
        }

        ledger.LastOf("s").ShouldBe(last);
        ledger.Advances.ShouldBe(last == start ? [] : [new StreamAdvance("s", start, last)]);
    }

    [Fact]
    public void Attempts_are_spaced_twice_as_far_each_time_up_to_the_limit_and_end_in_the_parking_lot()
    {
        var rule = new RetryRule(new RetryOptions { MaxAttempts = 5, FirstDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(3) });

        Enumerable.Range(1, 5).Select(attempt => (rule.AfterFailure(attempt, Now) - Now)?.TotalSeconds).ShouldBe([1, 2, 3, 3, null]);
        rule.Horizon().ShouldBe(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(9));
    }

    [Property(MaxTest = 500)]
    public void No_number_of_attempts_makes_the_pause_overflow_or_pass_its_limit(PositiveInt attempts)
    {
        var rule = new RetryRule(new RetryOptions { MaxAttempts = 100, MaxDelay = TimeSpan.FromDays(1) });

        rule.DelayAfter(attempts.Get).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }

    [Property(MaxTest = 200)]
    public void Waiting_for_a_predecessor_ends_at_the_timeout_and_never_looks_more_often_than_the_first_delay(PositiveInt firstMs, PositiveInt timeoutMs)
    {
        var options = new RetryOptions { FirstDelay = TimeSpan.FromMilliseconds(firstMs.Get), GapTimeout = TimeSpan.FromMilliseconds(timeoutMs.Get), MaxDelay = TimeSpan.FromHours(1) };
        var rule = new RetryRule(options);
        var now = Now;
        for (var looks = 0; rule.AtGap(Now, now) is { } due; looks++)
        {
            (due - now >= options.FirstDelay || due - Now == options.GapTimeout).ShouldBeTrue();
            looks.ShouldBeLessThan(100_000);
            now = due;
        }

        (now - Now).ShouldBe(options.GapTimeout);
    }

    [Fact]
    public void The_relay_pauses_longer_after_each_failure_and_not_at_all_while_batches_are_full()
    {
        var pace = new RelayPace(new OutboxOptions { BatchSize = 10, MaxBackoff = TimeSpan.FromSeconds(1), PollInterval = TimeSpan.FromSeconds(2) });

        Enumerable.Range(0, 6).Select(_ => pace.AfterFailure()).ShouldBe(
            [Fixed(100), Fixed(200), Fixed(400), Fixed(800), Fixed(1000), Fixed(1000)]);
        pace.AfterPass(10, refused: 9).ShouldBe(RelayPause.None);
        pace.AfterPass(9, refused: 9).ShouldBe(new RelayPause(TimeSpan.FromSeconds(2), Wakeable: true));
        pace.AfterPass(10, refused: 10).ShouldBe(Fixed(100), "the broker takes nothing, and what waits behind the batch would fare no better");
        pace.AfterPass(10, refused: 10).ShouldBe(Fixed(200));
        RelayPace.Gather(TimeSpan.FromMilliseconds(2)).ShouldBe(TimeSpan.FromMilliseconds(3));
        RelayPace.Gather(TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.Zero);
        pace.Backoff(1000).ShouldBe(TimeSpan.FromSeconds(1));

        static RelayPause Fixed(int milliseconds) => new(TimeSpan.FromMilliseconds(milliseconds), Wakeable: false);
    }

    [Property(MaxTest = 500)]
    public void Each_confirm_counts_for_its_message_alone_and_the_rest_stays_in_doubt(byte[] answers)
    {
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        var ledger = new ConfirmLedger(ids.Length, firstTag: 5);
        ledger.Answered(4, multiple: true, refusal: null);
        var expected = new bool?[ids.Length];
        foreach (var answer in answers)
        {
            var (index, multiple, stored) = (answer % 20, answer >= 128, answer % 3 != 0);
            for (var each = multiple ? 0 : index; each <= index; each++)
                expected[each] ??= stored;
            ledger.Answered((ulong)index + 5, multiple, stored ? null : "refused");
        }

        ids.Select((id, index) => ledger.FateOf(index, id).Stored).ShouldBe(expected);
        ledger.All.IsCompletedSuccessfully.ShouldBe(expected.All(fate => fate is not null));
    }

    [Fact]
    public void A_message_that_was_returned_is_not_stored_though_it_is_acknowledged()
    {
        var id = Guid.NewGuid();
        var ledger = new ConfirmLedger(1, firstTag: 1);
        ledger.Returned(id, "nobody listens");
        ledger.Answered(1, multiple: false, refusal: null);

        ledger.FateOf(0, id).ShouldBe((false, "nobody listens"));
    }

    [Property]
    public void The_day_of_a_message_is_the_day_its_id_was_made(int minutes)
    {
        var time = Now.AddMinutes(minutes % 50_000_000);

        MessageId.DayOf(Guid.CreateVersion7(time)).ShouldBe(DateOnly.FromDateTime(time.UtcDateTime));
    }
}
