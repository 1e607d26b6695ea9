using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ServiceDefaults.Levels;

namespace ServiceDefaults.Tests.Levels;

public sealed class LevelBookTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly LevelBook _book;

    public LevelBookTests() => _book = new LevelBook(_time);

    public void Dispose() => _book.Dispose();

    [Fact]
    public void A_change_counts_at_once_and_is_told()
    {
        var told = _book.Changed;

        _book.Apply(Some.Change("Shop.Orders"));

        _book.Active.ShouldBe([Some.Level("Shop.Orders")]);
        told.HasChanged.ShouldBeTrue();
        _book.Changed.HasChanged.ShouldBeFalse();
    }

    [Fact]
    public void A_level_ends_on_time_though_the_database_was_never_asked_again()
    {
        _book.Learn([Some.Level("Shop", until: Some.Now.AddMinutes(15), stored: true), Some.Level("Crm", until: Some.Now.AddMinutes(20), stored: true)], []);

        _time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        _book.Active.Count.ShouldBe(2);
        var told = _book.Changed;
        _time.Advance(TimeSpan.FromMilliseconds(1));

        _book.Active.Single().Category.ShouldBe("Crm");
        told.HasChanged.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(5));
        _book.Active.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_stored_yet_precedes_what_the_database_holds()
    {
        _book.Learn([Some.Level("Shop", LogLevel.Error, stored: true), Some.Level("Crm", LogLevel.Error, stored: true)], []);

        _book.Apply(Some.Change("shop", LogLevel.Trace));
        _book.Apply(new LevelChange("CRM", null, Some.Now));
        _book.Learn([Some.Level("Shop", LogLevel.Error, stored: true), Some.Level("Crm", LogLevel.Error, stored: true)], []);

        _book.Active.ShouldBe([Some.Level("shop", LogLevel.Trace)]);
    }

    [Fact]
    public void A_change_made_while_an_older_one_was_written_stays_to_be_written()
    {
        _book.Apply(Some.Change("Shop", LogLevel.Trace));
        var written = _book.Pending;
        _book.Apply(Some.Change("Shop", LogLevel.Warning));

        _book.Learn([Some.Level("Shop", LogLevel.Trace, stored: true)], written);

        _book.Pending.Single().Wanted!.Level.ShouldBe(LogLevel.Warning);
        _book.Active.Single().Level.ShouldBe(LogLevel.Warning);
    }

    [Fact]
    public void A_written_change_is_written_once()
    {
        _book.Apply(Some.Change("Shop"));

        _book.Learn([Some.Level("Shop", stored: true)], _book.Pending);

        _book.Pending.ShouldBeEmpty();
        _book.Active.Single().Stored.ShouldBeTrue();
    }

    [Fact]
    public void Reading_the_same_levels_again_disturbs_nobody()
    {
        _book.Learn([Some.Level("Shop", stored: true)], []);
        var told = _book.Changed;

        _book.Learn([Some.Level("Shop", stored: true)], []);

        told.HasChanged.ShouldBeFalse();
    }
}
