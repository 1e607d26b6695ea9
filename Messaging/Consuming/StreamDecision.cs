namespace Messaging.Consuming;

/// <summary>What to do with a numbered event.</summary>
internal enum StreamDecision
{
    /// <summary>It is the next one.</summary>
    Handle,

    /// <summary>It, or a later one, was seen before.</summary>
    Ignore,

    /// <summary>Its predecessor has not come yet.</summary>
    Wait,
}
