using System.Net;
using Peers;

namespace Mes.Tests.Operators;

public sealed class OperatorTests(MesService service)
{
    private HttpClient Mes => service.Http;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_registered_operator_is_shown_and_listed()
    {
        using var answer = await Mes.CreateAsync("/operators", new { name = "Ada Miller" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var created = await answer.JsonAsync();
        created.GetProperty("name").GetString().ShouldBe("Ada Miller");

        using var shown = await Mes.GetAsync(answer.Headers.Location, Token);
        (await shown.JsonAsync()).ToString().ShouldBe(created.ToString());
        using var list = await Mes.GetAsync("/operators?limit=200", Token);
        (await list.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.ToString()).ShouldContain(created.ToString());
    }

    [Fact]
    public async Task Registering_twice_with_one_key_registers_once()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await Mes.CreateAsync("/operators", new { name = "Ada Miller" }, key);
        using var second = await Mes.CreateAsync("/operators", new { name = "Ada Miller" }, key);

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.GetValues("Idempotent-Replay").ShouldBe(["true"]);
        (await second.JsonAsync()).ToString().ShouldBe((await first.JsonAsync()).ToString());
        await (await Mes.CreateAsync("/operators", new { name = "Eve Miller" }, key)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Registering_at_once_with_one_key_registers_once()
    {
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Mes.CreateAsync("/operators", new { name = "Ada Miller" }, key)));

        var bodies = await Task.WhenAll(answers.Select(answer => answer.JsonAsync()));
        bodies.Select(body => body.GetProperty("operatorId").GetGuid()).Distinct().Count().ShouldBe(1);
        answers.Count(answer => answer.Headers.Contains("Idempotent-Replay")).ShouldBe(5);
    }

    [Fact]
    public async Task A_registration_without_a_key_is_refused() =>
        await (await Mes.PostAsync("/operators", new { name = "Ada Miller" })).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-required");

    public static TheoryData<string, object> UnusableNames => new()
    {
        { "empty", new { name = "" } },
        { "blank", new { name = "  " } },
        { "null", new { name = (string?)null } },
        { "missing", new { } },
        { "too long", new { name = new string('x', 201) } },
        { "not storable", new { name = "a\0b" } },
    };

    [Theory]
    [MemberData(nameof(UnusableNames))]
    public async Task An_unusable_name_is_refused_and_named(string how, object body) =>
        (await (await Mes.CreateAsync("/operators", body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain("\"name\"", customMessage: how);

    [Fact]
    public async Task An_unknown_member_is_refused() =>
        (await (await Mes.CreateAsync("/operators", new { name = "Ada", nickname = "A" }, "k")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "malformed-request")).ShouldContain("nickname");

    [Fact]
    public async Task The_list_of_operators_is_read_in_pages_without_gaps_or_repeats()
    {
        for (var i = 0; i < 5; i++)
            await Mes.OperatorAsync();
        var seen = (await Mes.ListAsync("/operators", limit: 2)).Select(item => item.GetProperty("operatorId").GetGuid()).ToList();

        seen.Count.ShouldBeGreaterThanOrEqualTo(5);
        seen.ShouldBeUnique();
    }

    [Theory]
    [InlineData("/operators?limit=0", "limit")]
    [InlineData("/operators?limit=201", "limit")]
    [InlineData("/operators?cursor=nonsense", "cursor")]
    [InlineData("/queue?cursor=nonsense", "cursor")]
    public async Task An_unusable_page_is_refused(string path, string fault) =>
        (await (await Mes.GetAsync(path, Token)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).ShouldContain(fault);

    [Fact]
    public async Task An_unknown_operator_is_not_found() =>
        await (await Mes.GetAsync($"/operators/{Guid.NewGuid()}", Token)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "operator-not-found");

    [Fact]
    public async Task An_operators_name_is_nowhere_in_the_log()
    {
        var name = $"Canary {Guid.NewGuid():n}";
        using var answer = await Mes.CreateAsync("/operators", new { name });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        service.Logs.GetSnapshot().ShouldAllBe(record => !record.ToString()!.Contains(name, StringComparison.Ordinal) && !record.Message.Contains(name, StringComparison.Ordinal));
    }
}
