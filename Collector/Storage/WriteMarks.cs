using System.Collections.Concurrent;

namespace Collector.Storage;

/// <summary>The marks of this process: as many as it has transactions at once.</summary>
internal sealed class WriteMarks
{
    private readonly ConcurrentBag<WriteMark> _free = [];

    /// <summary>Gives a mark that no other transaction uses.</summary>
    public WriteMark Take() => _free.TryTake(out var mark) ? mark : new WriteMark();

    /// <summary>Takes a mark back whose transaction is known to be over. Any other may still be locked by the server.</summary>
    public void Return(WriteMark mark) => _free.Add(mark);
}
