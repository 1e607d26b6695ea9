using System.Globalization;
using System.Text;
using Aspire.Hosting;

namespace LocalHosting.Processes;

/// <summary>A resource's console output: the last lines in memory, all of it in a file of bounded size.</summary>
/// <remarks>Written by the threads that read the process's two streams, read by anyone; all under the lock.</remarks>
internal sealed class OutputLog : IDisposable
{
    private const int KeptLines = 200;
    private const long MaxFileBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new(KeptLines);
    private readonly string _path;
    private readonly TimeProvider _time;
    private StreamWriter? _file;

    internal OutputLog(string path, TimeProvider time)
    {
        _path = path;
        _time = time;
        _file = Open(append: true);
    }

    internal string Path => _path;

    internal string[] LastLines(int count)
    {
        lock (_gate)
            return [.. _lines.TakeLast(count)];
    }

    internal void Write(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == KeptLines)
                _lines.Dequeue();
            _lines.Enqueue(line);
            try
            {
                WriteToFileUnderLock(line);
            }
            catch (IOException exception)
            {
                // A full disk must not end the run: the output stays in memory, with the reason.
                _file = null;
                _lines.Enqueue($"[output is no longer written to {_path}: {exception.Message}]");
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void WriteToFileUnderLock(string line)
    {
        if (_file is null)
            return;
        if (_file.BaseStream.Length > MaxFileBytes)
        {
            _file.Dispose();
            File.Move(_path, _path + ".old", overwrite: true);
            _file = Open(append: false);
        }

        _file.Write(_time.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        _file.WriteLine(line);
    }

    private StreamWriter Open(bool append)
    {
        try
        {
            return new StreamWriter(_path, append, Encoding.UTF8) { AutoFlush = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"Cannot write the log file {_path}: {exception.Message}", exception);
        }
    }
}
