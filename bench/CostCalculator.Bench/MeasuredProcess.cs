using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CostCalculator.Bench;

/// <summary>Runs a program under <c>time</c> and keeps the best figures of its runs.</summary>
internal sealed class MeasuredProcess(string program, params string[] arguments)
{
    /// <summary>Where GNU time lies; the shell's builtin does not tell the peak of memory.</summary>
    public const string Time = "/usr/bin/time";

    private double _wall = double.MaxValue;
    private double _cpu = double.MaxValue;
    private double _peakMegabytes = double.MaxValue;

    /// <summary>Gets the figures as a part of the table.</summary>
    public string Best => !HasRun
        ? "not installed"
        : string.Create(CultureInfo.InvariantCulture, $"{_wall,8:0.00} {_cpu,8:0.00} {_peakMegabytes,8:0}");

    /// <summary>Gets whether the program ran at all; it may not be installed.</summary>
    public bool HasRun => _wall < double.MaxValue;

    /// <summary>Gets the shortest time of a run, in seconds.</summary>
    public double WallSeconds => _wall;

    /// <summary>Gets the lowest peak of memory of a run, in megabytes.</summary>
    public double PeakMegabytes => _peakMegabytes;

    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Time, ["-f", "%e %U %S %M", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new Win32Exception($"{Time} does not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var figures = (await process.StandardError.ReadToEndAsync()).TrimEnd().Split('\n')[^1].Split(' ');
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            return;
        var numbers = figures.Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        _wall = Math.Min(_wall, numbers[0]);
        _cpu = Math.Min(_cpu, numbers[1] + numbers[2]);
        _peakMegabytes = Math.Min(_peakMegabytes, numbers[3] / 1024);
    }
}
