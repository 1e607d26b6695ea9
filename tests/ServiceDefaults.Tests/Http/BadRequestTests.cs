using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Classification;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests.Http;

public sealed class BadRequestTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public enum Colour
    {
        Red,
        Green,
    }

    public async ValueTask InitializeAsync() => _host = await ApiHost.StartAsync(
        app =>
        {
            app.MapPost("/things", (Thing thing) => thing);
            app.MapGet("/things/{id}", (Guid id) => id);
            app.MapGet("/list", ([AsParameters] PageQuery page) => page.ToRequest());
            app.MapGet("/coloured", (string? colour) => NamedValue.Parse<Colour>("colour", colour));
            app.MapGet("/defect", IResult () => throw new InvalidOperationException("secret detail"));
        },
        TestContext.Current.CancellationToken,
        settings: ("Http:MaxBodyBytes", "2000"));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, string> Bodies => new()
    {
        { "{", "is not valid JSON" },
        { "not json", "is not valid JSON" },
        { "[]", "$ must be an object with name, count, colour, parts." },
        { "null", "The body is missing; send a JSON object." },
        { """{"name":1}""", "$.name must be a string." },
        { """{"count":"7"}""", "$.count must be a whole number within its range." },
        { """{"count":99999999999}""", "$.count must be a whole number within its range." },
        { """{"count":1.5}""", "$.count must be a whole number within its range." },
        { """{"colour":"Blue"}""", "$.colour must be one of Red, Green." },
        { """{"colour":1}""", "$.colour must be one of Red, Green." },
        { """{"size":1}""", "$.size is not known; $ must be an object with name, count, colour, parts." },
        { """{"parts":[{"length":1},{"length":"x"}]}""", "$.parts[1].length must be a number." },
        { """{"parts":[{"width":1}]}""", "$.parts[0].width is not known; $.parts[0] must be an object with length." },
        { """{"name":"a","name":"b"}""", "twice" },
        { """{"name":"a","NAME":"b"}""", "twice" },
        { "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "$ must be an object" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_read_is_answered_with_place_and_remedy(string body, string detail)
    {
        using var answer = await PostAsync(body, "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken);
        problem.Type.ShouldBe("urn:problem:malformed-request");
        problem.Detail!.ShouldContain(detail);
    }

    [Fact]
    public async Task A_personal_value_of_the_wrong_kind_is_not_repeated()
    {
        using var answer = await PostAsync("""{"name":["Jane Doe"]}""", "application/json");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Jane");
    }

    [Fact]
    public async Task An_empty_body_is_named_missing()
    {
        using var answer = await PostAsync(string.Empty, "application/json");
        (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).Detail.ShouldBe("The body is missing; send a JSON object.");
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using var answer = await PostAsync("name=x", "application/x-www-form-urlencoded");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).Type.ShouldBe("urn:problem:wrong-content-type");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        using var answer = await PostAsync($$"""{"name":"{{new string('x', 3_000)}}"}""", "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken)).Detail!.ShouldContain("2000 bytes");
    }

    [Theory]
    [InlineData("/things/17", 400, "malformed-request", "'17' is not a value of id, which must be a UUID")]
    [InlineData("/list?limit=abc", 400, "malformed-request", "'abc' is not a value of limit, which must be a whole number")]
    [InlineData("/list?limit=0", 400, "invalid-request", "Correct limit")]
    [InlineData("/list?limit=201&cursor=!", 400, "invalid-request", "Correct limit, cursor")]
    [InlineData("/coloured?colour=Blue", 400, "invalid-request", "Correct colour")]
    [InlineData("/coloured?colour=1", 400, "invalid-request", "Correct colour")]
    [InlineData("/nowhere", 404, "no-such-route", "GET /nowhere is not part of this API")]
    [InlineData("/things", 405, "method-not-allowed", "allowed: POST")]
    [InlineData("/defect", 500, "internal-error", "Report the traceId")]
    public async Task A_request_that_cannot_be_bound_is_answered_with_what_would_be_right(string path, int status, string code, string detail)
    {
        using var answer = await _host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var problem = await ProblemBody.ReadAsync(answer, TestContext.Current.CancellationToken);
        problem.Status.ShouldBe(status);
        problem.Type.ShouldBe($"urn:problem:{code}");
        problem.Detail!.ShouldContain(detail);
        problem.Detail!.ShouldNotContain("secret");
    }

    private Task<HttpResponseMessage> PostAsync(string body, string contentType) =>
        _host.Client.PostAsync("/things", new StringContent(body, Encoding.UTF8, contentType), TestContext.Current.CancellationToken);

    private sealed record Thing(Personal<string>? Name, int? Count, Colour? Colour, IReadOnlyList<Part>? Parts);

    private sealed record Part(double Length);
}
