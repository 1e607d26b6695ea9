namespace Fuzzing;

/// <summary>Tries damaged inputs on something that must take or refuse each of them, and nothing else.</summary>
/// <param name="corpus">Inputs to begin with.</param>
/// <param name="tokens">What its reader may trip over.</param>
/// <param name="attempt">Tries an input and names the kind of outcome; whatever it throws is a failure.</param>
/// <remarks>An input with an outcome not seen before joins the corpus: what comes of it reaches deeper.</remarks>
public sealed class Fuzzer(IEnumerable<byte[]> corpus, IReadOnlyList<byte[]> tokens, Func<byte[], Task<string>> attempt)
{
    private const int MostKept = 2_000;
    private const int MostFailures = 20;
    private const int MostOutcomes = 10_000;

    private readonly List<byte[]> _corpus = [.. corpus];
    private readonly Dictionary<string, long> _outcomes = [];
    private readonly Dictionary<string, FuzzFailure> _failures = [];
    private string _lastOutcome = string.Empty;

    /// <summary>Tries inputs until <paramref name="isOver"/> says so, or enough kinds of failure were found.</summary>
    /// <param name="seed">Decides which inputs; the same seed tries the same ones in the same order.</param>
    /// <param name="isOver">Is asked after each input, with how many were tried.</param>
    public async Task<FuzzReport> RunAsync(int seed, Func<long, bool> isOver)
    {
        ArgumentNullException.ThrowIfNull(isOver);
        var mutator = new Mutator(tokens, new Random(seed));
        var rounds = 0L;
        foreach (var whole in _corpus.ToList())
            await TryAsync(whole);
        while (_failures.Count < MostFailures && !isOver(rounds))
        {
            await TryAsync(mutator.Next(_corpus));
            rounds++;
        }

        return new FuzzReport(rounds, _outcomes, [.. _failures.Values]);
    }

    private async Task TryAsync(byte[] input)
    {
        if (await FailureAsync(input) is { } exception)
        {
            var kind = FuzzFailure.KindOf(exception);
            if (_failures.ContainsKey(kind))
                return;
            var minimal = await Minimizer.MinimizeAsync(input, async smaller => await FailureAsync(smaller) is { } other && FuzzFailure.KindOf(other) == kind);
            _failures[kind] = new FuzzFailure(input, minimal, exception);
            return;
        }

        if (_outcomes[_lastOutcome] == 1 && _corpus.Count < MostKept)
            _corpus.Add(input);
    }

    private async Task<Exception?> FailureAsync(byte[] input)
    {
        try
        {
            _lastOutcome = await attempt(input);
            // A session of hours must not grow by outcomes that its attempts tell apart too finely.
            if (_outcomes.Count == MostOutcomes && !_outcomes.ContainsKey(_lastOutcome))
                _lastOutcome = "other";
            _outcomes[_lastOutcome] = _outcomes.GetValueOrDefault(_lastOutcome) + 1;
            return null;
        }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
        catch (Exception exception)
        {
            return exception;
        }
#pragma warning restore CA1031
    }
}
