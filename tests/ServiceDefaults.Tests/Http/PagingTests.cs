using FsCheck;
using FsCheck.Xunit;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class PagingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Property]
    public void A_cursor_is_read_as_it_was_written(DateTime time, NonEmptyString id)
    {
        var cursor = new Cursor(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)), new string([.. id.Get.Where(char.IsAsciiLetterOrDigit), '-']));
        Cursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
    }

    [Property]
    public void Garbage_is_no_cursor_or_a_sound_one(string? text)
    {
        if (Cursor.TryParse(text, out var cursor))
            cursor.Id.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("MQ")]
    [InlineData("LTEgYQ")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OSBh")]
    [InlineData("a b")]
    [InlineData("%%%")]
    public void Forged_cursors_are_refused(string text) => Cursor.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_overlong_cursor_is_refused() => Cursor.TryParse(new string('A', 301), out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(2, 3, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(4, 3, 3)]
    public void A_page_says_whether_there_is_more(int fetched, int limit, int items)
    {
        var page = new PageRequest(limit, null).ToPage([.. Enumerable.Range(1, fetched)], item => new Cursor(Start.AddMinutes(item), $"{item}"), item => item * 10);
        page.Items.Count.ShouldBe(items);
        (page.Next is not null).ShouldBe(fetched > limit);
        if (page.Next is not null)
            Cursor.TryParse(page.Next, out var next).ShouldBe(next == new Cursor(Start.AddMinutes(limit), $"{limit}"));
    }

    [Fact]
    public void Nothing_said_means_fifty_from_the_start() => new PageQuery(null, null).ToRequest().ShouldBe(new PageRequest(50, null));

    [Fact]
    public void A_cursor_of_another_list_is_refused() =>
        Should.Throw<ProblemException>(() => new Cursor(Start, "S-1").IdAs<Guid>()).Problem.Status.ShouldBe(400);
}
