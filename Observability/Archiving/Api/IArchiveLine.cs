namespace Observability.Archiving.Api;

/// <summary>A line of an answer that is sent while it is found.</summary>
internal interface IArchiveLine
{
    /// <summary>Gives it as one line for people.</summary>
    string ToText();
}
