namespace Aspire.Hosting;


/// <summary>The application's model or its start is at fault; the message says what is wrong and what would be right.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what caused it.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
