namespace Simulator.Personas;

/// <summary>Makes something once for each key, however many ask at the same time; a failure is forgotten, and the next one to ask tries again.</summary>
/// <param name="lifetime">Ends the making. It is not the token of the one who asked first, for others wait for the same.</param>
internal sealed class OnceByKey<TKey, TValue>(CancellationToken lifetime)
    where TKey : notnull
{
    /// <summary>Guards <see cref="_made"/>.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<TValue>> _made = [];

    /// <summary>Gives what belongs to the key.</summary>
    internal Task<TValue> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> make, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_made.TryGetValue(key, out var making) || making.IsFaulted || making.IsCanceled)
                _made[key] = making = make(lifetime);
            return making.WaitAsync(cancellationToken);
        }
    }
}
