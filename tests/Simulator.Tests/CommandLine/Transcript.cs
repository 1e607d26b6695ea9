using System.Text;

namespace Simulator.Tests.CommandLine;

/// <summary>Takes what a console writes, and can be read meanwhile.</summary>
internal sealed class Transcript : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new(); // Guarded by _lock.

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_lock)
            _text.Append(value);
    }

    public override string ToString()
    {
        lock (_lock)
            return _text.ToString();
    }
}
