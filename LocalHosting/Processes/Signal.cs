namespace LocalHosting.Processes;

/// <summary>The signals that the host sends, by their numbers on Linux.</summary>
internal enum Signal
{
    Exists = 0,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
