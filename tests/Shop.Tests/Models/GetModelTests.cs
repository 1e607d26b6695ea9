using Shop.Tests.Flow;

namespace Shop.Tests.Models;

public sealed class GetModelTests(World world)
{
    [Fact]
    public async Task A_model_comes_whole_with_length_and_name()
    {
        var model = Some.Model(5_000);
        var order = await world.Api.SubmitAsync(await world.Api.CreateOrderAsync(), model);
        using var answer = await world.Api.Client.GetAsync($"/models/{order.ModelId}", Deadline.Token);
        (answer.Content.Headers.ContentLength, answer.Content.Headers.ContentType!.MediaType).ShouldBe((5_000, "application/octet-stream"));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("part.stl");
        (await answer.Content.ReadAsByteArrayAsync(Deadline.Token)).ShouldBe(model);
    }

    [Fact]
    public async Task A_model_that_no_order_has_is_404()
    {
        using var answer = await world.Api.Client.GetAsync($"/models/{Guid.NewGuid()}", Deadline.Token);
        await Api.RefusedAsync(answer, 404, "model-not-found");
        using var malformed = await world.Api.Client.GetAsync("/models/..%2F..%2Fetc", Deadline.Token);
        await Api.RefusedAsync(malformed, 400, "malformed-request");
    }

    [Fact]
    public async Task A_model_whose_file_is_gone_is_404()
    {
        var order = await world.Api.SubmitAsync(await world.Api.CreateOrderAsync());
        File.Delete(Path.Combine(world.ModelFolder, $"{order.ModelId}.model"));
        using var answer = await world.Api.Client.GetAsync($"/models/{order.ModelId}", Deadline.Token);
        await Api.RefusedAsync(answer, 404, "model-not-found");
    }
}
