namespace Observability.Archiving.Files;

/// <summary>Turns whatever the Parquet library throws at damaged bytes into one exception.</summary>
internal static class CorruptFile
{
    /// <exception cref="ArchiveException">The file is damaged.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or ArchiveException))
        {
            // A library that decodes what was damaged may fail in any way: with an index out of range as well as with an exception of its own.
            throw new ArchiveException(ArchiveFault.Corrupt, $"it cannot be read: {fault.Message}", fault);
        }
    }
}
