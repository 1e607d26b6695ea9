using Simulator.Personas;

namespace Simulator.Tests.Personas;

public sealed class OnceByKeyTests
{
    private readonly OnceByKey<int, string> _once = new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task What_many_ask_for_at_the_same_time_is_made_once()
    {
        var made = 0;
        var gate = new TaskCompletionSource<string>();
        Task<string> Make(CancellationToken cancellationToken)
        {
            made++;
            return gate.Task;
        }

        var asked = Enumerable.Range(0, 10).Select(_ => _once.GetAsync(1, Make, TestContext.Current.CancellationToken)).ToList();
        gate.SetResult("x");

        (await Task.WhenAll(asked)).ShouldAllBe(result => result == "x");
        made.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_is_forgotten()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _once.GetAsync(1, _ => Task.FromException<string>(new InvalidOperationException()), TestContext.Current.CancellationToken));

        (await _once.GetAsync(1, _ => Task.FromResult("y"), TestContext.Current.CancellationToken)).ShouldBe("y");
    }

    [Fact]
    public async Task Who_asked_first_and_gave_up_does_not_take_it_from_the_others()
    {
        using var impatience = new CancellationTokenSource();
        var gate = new TaskCompletionSource<string>();
        var first = _once.GetAsync(1, _ => gate.Task, impatience.Token);
        var second = _once.GetAsync(1, _ => gate.Task, TestContext.Current.CancellationToken);

        await impatience.CancelAsync();
        gate.SetResult("z");

        await Should.ThrowAsync<OperationCanceledException>(() => first);
        (await second).ShouldBe("z");
    }
}
