using System.Diagnostics;
using System.Globalization;

namespace FaultInjection;

/// <summary>Kills the process with signal 9 at a step: while a file says <c>relay.confirmed 3</c>, the third time from then on that this step comes. The file is deleted before.</summary>
/// <param name="file">The file's path.</param>
internal sealed class FaultPoint(string file) : IObserver<KeyValuePair<string, object?>>
{
    private readonly Lock _lock = new();
    private string _order = string.Empty; // The file's text when it was last read. Guarded by _lock.
    private int _seen; // How often its step came since. Guarded by _lock.

    public void OnNext(KeyValuePair<string, object?> value)
    {
        lock (_lock)
        {
            if (!File.Exists(file))
            {
                _order = string.Empty;
                return;
            }

            var order = File.ReadAllText(file).Trim();
            if (order != _order)
                (_order, _seen) = (order, 0);
            var (step, count) = Read(order);
            if (value.Key != step || ++_seen < count)
                return;
            File.Delete(file);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private (string Step, int Count) Read(string order) =>
        order.Split(' ') is [var step, var count] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (step, number)
            : throw new InvalidOperationException($"{file} says '{order}'; it must name a step and a number from 1, such as 'relay.confirmed 3'.");
}
