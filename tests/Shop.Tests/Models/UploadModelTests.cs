using System.Net;
using Messaging.Contracts;
using Messaging.Orders;
using Microsoft.Extensions.Logging;
using Shop.Orders;
using Shop.Tests.Flow;

namespace Shop.Tests.Models;

public sealed class UploadModelTests(World world)
{
    [Theory]
    [InlineData("model/stl")]
    [InlineData("model/obj")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/octet-stream")]
    public async Task An_uploaded_model_is_kept_logged_told_and_its_price_asked_for(string contentType)
    {
        var (order, model) = (await world.Api.CreateOrderAsync(), Some.Model(300_000));
        using var answer = await world.Api.UploadAsync(order, model, contentType, "?fileName=part%20%C3%A9.stl");
        var submitted = await Api.ReadAsync<OrderAnswer>(answer, HttpStatusCode.OK);
        (submitted.Status, submitted.Version, submitted.ModelFileName, submitted.ModelSize).ShouldBe((OrderStatus.Submitted, 2, "part é.stl", 300_000));
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await world.Api.Client.GetByteArrayAsync($"/models/{submitted.ModelId}", Deadline.Token)).ShouldBe(model);
        (await world.Elsewhere.ReceivedAsync<CostCalculationRequested>(request => request.OrderId == order.OrderId))
            .ShouldBe(new CostCalculationRequested(order.OrderId, order.CustomerId, submitted.ModelId!.Value, order.Material, order.Quantity));
        (await world.Elsewhere.ReceivedAsync<OrderStatusChanged>(change => change.OrderId == order.OrderId)).ModelId.ShouldBe(submitted.ModelId);
        var record = world.Shop.Logged("order.model_uploaded", order.OrderId.Value).ShouldHaveSingleItem();
        (record.Id.Id, record.Level).ShouldBe((2000, LogLevel.Information));
        record.GetStructuredStateValue("FileSizeBytes").ShouldBe("300000");
        record.GetStructuredStateValue("CustomerId").ShouldBe(order.CustomerId.ToString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task Another_content_type_is_415(string contentType)
    {
        using var answer = await world.Api.UploadAsync(await world.Api.CreateOrderAsync(), Some.Model(10), contentType);
        (await Api.RefusedAsync(answer, 415, "wrong-content-type")).GetProperty("detail").GetString()!.ShouldContain("model/stl");
    }

    [Fact]
    public async Task An_empty_model_is_refused_whether_its_length_is_told_or_not()
    {
        var order = await world.Api.CreateOrderAsync();
        using var told = await world.Api.UploadAsync(order, []);
        await Api.RefusedAsync(told, 400, "model-empty");
        using var untold = await world.Api.UploadAsync(order, new Trickle([]));
        await Api.RefusedAsync(untold, 400, "model-empty");
        await UnchangedAsync(order, []);
    }

    [Fact]
    public async Task A_model_over_the_limit_is_refused_whether_its_length_is_told_or_not()
    {
        var (order, model) = (await world.Api.CreateOrderAsync(), Some.Model(1_000_001));
        using var told = await world.Api.UploadAsync(order, model);
        (await Api.RefusedAsync(told, 413, "too-large")).GetProperty("detail").GetString()!.ShouldContain("1000000 bytes");
        using var untold = await world.Api.UploadAsync(order, new Trickle(model));
        (await Api.RefusedAsync(untold, 413, "too-large")).GetProperty("detail").GetString()!.ShouldContain("1000000 bytes");
        await UnchangedAsync(order, model);
        (await world.Api.SubmitAsync(order, model[1..])).ModelSize.ShouldBe(1_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?fileName=")]
    [InlineData("?fileName=..%2Fpart.stl")]
    [InlineData("?fileName=a%0Ab.stl")]
    public async Task A_model_needs_the_name_of_a_file(string query)
    {
        using var answer = await world.Api.UploadAsync(await world.Api.CreateOrderAsync(), Some.Model(10), query: query);
        (await Api.RefusedAsync(answer, 400, "invalid-request")).GetProperty("errors").TryGetProperty("fileName", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_foreign_stale_or_malformed_upload_is_refused()
    {
        var order = await world.Api.CreateOrderAsync();
        using var foreign = await world.Api.UploadAsync(order with { CustomerId = Guid.NewGuid() }, Some.Model(10));
        await Api.RefusedAsync(foreign, 404, "order-not-found");
        using var stale = await world.Api.UploadAsync(order, Some.Model(10), ifMatch: "\"2\"");
        await Api.RefusedAsync(stale, 412, "stale-version");
        using var malformed = await world.Api.UploadAsync(order, Some.Model(10), ifMatch: "2");
        await Api.RefusedAsync(malformed, 400, "malformed-request");
    }

    [Fact]
    public async Task An_upload_in_the_wrong_state_is_refused_before_the_body_is_sent()
    {
        var order = await world.OrderAsync(OrderStatus.PriceCalculated);
        using var connection = await RawUpload.BeginAsync(world.Shop, order, announced: 900_000);
        (await connection.ReadStatusAsync()).ShouldBe(409);
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var (order, model) = (await world.Api.CreateOrderAsync(), Some.Model(200_000));
        using (var connection = await RawUpload.BeginAsync(world.Shop, order, announced: 900_000))
        {
            await connection.SendAsync(model);
            await Deadline.UntilAsync(() => Task.FromResult(FilesWith(model[..100_000], asPrefix: true)), found => found.Count == 1, "the beginning of the file");
        }

        await Deadline.UntilAsync(() => Task.FromResult(FilesWith(model[..100_000], asPrefix: true)), found => found.Count == 0, "its removal");
        (await world.Api.GetAsync(order)).ShouldBe(order);
    }

    [Fact]
    public async Task The_same_file_sent_again_is_answered_with_the_order_as_it_is_and_changes_nothing()
    {
        var order = await world.Api.CreateOrderAsync();
        var file = Some.Model(150_000);
        var first = await Api.ReadAsync<OrderAnswer>(await world.Api.UploadAsync(order, file), HttpStatusCode.OK);

        var again = await Api.ReadAsync<OrderAnswer>(await world.Api.UploadAsync(order, file), HttpStatusCode.OK);

        again.ShouldBe(first);
        FilesWith(file).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_file_of_the_same_name_is_refused_once_the_order_has_one()
    {
        var order = await world.Api.CreateOrderAsync();
        var file = Some.Model(150_000);
        using var first = await world.Api.UploadAsync(order, file);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        byte[][] others = [file[..^1], [.. file, 1], [.. file[..^1], (byte)(file[^1] ^ 1)]];
        foreach (var other in others)
            await Api.RefusedAsync(await world.Api.UploadAsync(order, other), 409, "order-in-wrong-state");
    }

    [Fact]
    public async Task Of_two_uploads_at_once_one_wins_and_the_others_file_is_removed()
    {
        var order = await world.Api.CreateOrderAsync();
        var gate = new TaskCompletionSource();
        Trickle[] bodies = [new(Some.Model(200_001), gate.Task), new(Some.Model(200_002), gate.Task)];
        var uploads = bodies.Select(body => world.Api.UploadAsync(order, body)).ToList();
        foreach (var body in bodies)
            await Deadline.UntilAsync(() => Task.FromResult(FilesWith(body.Content[..100_000], asPrefix: true)), found => found.Count == 1, "both under way");
        gate.SetResult();
        var answers = await Task.WhenAll(uploads).InTime();
        var won = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        won.ShouldNotBe(-1);
        await Api.RefusedAsync(answers[1 - won], 409, "order-in-wrong-state");
        FilesWith(bodies[won].Content).Count.ShouldBe(1);
        FilesWith(bodies[1 - won].Content).ShouldBeEmpty();
        world.Shop.Logged("order.model_uploaded", order.OrderId.Value).ShouldHaveSingleItem();
    }

    private async Task UnchangedAsync(OrderAnswer order, byte[] refused)
    {
        (await world.Api.GetAsync(order)).ShouldBe(order);
        if (refused.Length > 0)
            FilesWith(refused).ShouldBeEmpty();
    }

    private List<string> FilesWith(byte[] content, bool asPrefix = false) => Directory.Exists(world.ModelFolder)
        ? [.. Directory.EnumerateFiles(world.ModelFolder, "*", SearchOption.AllDirectories).Where(file => Matches(file, content, asPrefix))]
        : [];

    private static bool Matches(string path, byte[] content, bool asPrefix)
    {
        try
        {
            var stored = File.ReadAllBytes(path).AsSpan();
            return asPrefix ? stored.StartsWith(content) : stored.SequenceEqual(content);
        }
        catch (IOException)
        {
            // Removed, renamed or still written by another test meanwhile.
            return false;
        }
    }
}
