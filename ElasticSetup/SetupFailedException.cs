namespace ElasticSetup;

/// <summary>The set-up cannot be completed; the message says what failed and what would be right.</summary>
internal sealed class SetupFailedException : Exception
{
    public SetupFailedException(string message)
        : base(message)
    {
    }

    public SetupFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
