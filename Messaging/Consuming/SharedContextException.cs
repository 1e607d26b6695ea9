namespace Messaging.Consuming;

/// <summary>A batch failed in the context that its handlers shared, so that no single message can be blamed; it is to run again with a context for each.</summary>
internal sealed class SharedContextException(string message, Exception? cause = null) : Exception(message, cause);
