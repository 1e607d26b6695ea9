using System.Runtime.InteropServices;
using Simulator.CommandLine;

using var stopping = new CancellationTokenSource();

// The first signal asks the run to end what it has begun; the handler stays off the second, which then ends the process at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stopping.IsCancellationRequested;
    stopping.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await SimulatorCommand.RunAsync(args, Surroundings.OfProcess(), stopping.Token);
