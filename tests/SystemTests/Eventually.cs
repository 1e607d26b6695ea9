using System.Diagnostics;

namespace SystemTests;

/// <summary>Asks again until the answer is there or a deadline has passed: messages and telemetry arrive when they arrive.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Gives the first answer that <paramref name="isRight"/> accepts.</summary>
    /// <exception cref="TimeoutException">None came in time; the message shows the last answer.</exception>
    public static async Task<T> Get<T>(string what, Func<CancellationToken, Task<T>> ask, Func<T, bool> isRight, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask(cancellationToken);
            if (isRight(answer))
                return answer;
            if (clock.Elapsed > Deadline)
                throw new TimeoutException($"Within {Deadline.TotalSeconds:0} s there was no {what}. The last answer was: {answer}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
