using Amazon.Runtime;
using Amazon.S3;

namespace Shop.Models;

/// <summary>Tells a bucket's faults apart from those of whoever sends the file.</summary>
internal static class S3Faults
{
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception fault) when (fault is AmazonClientException or AmazonServiceException or HttpRequestException or IOException)
        {
            throw Explain(fault);
        }
    }

    /// <summary>Does what may fail without harm.</summary>
    internal static async Task<bool> AttemptAsync<T>(Func<Task<T>> action)
    {
        try
        {
            await GuardAsync(action);
            return true;
        }
        catch (ModelStoreException)
        {
            return false;
        }
    }

    private static ModelStoreException Explain(Exception fault)
    {
        var full = fault is AmazonS3Exception refused && ((int)refused.StatusCode == 507 || refused.ErrorCode is "XMinioStorageFull" or "QuotaExceeded");
        return full
            ? new ModelStoreException(ModelStoreFault.Full, $"The bucket of model files is full: {fault.Message}", fault)
            : new ModelStoreException(ModelStoreFault.Unavailable, $"The bucket of model files cannot be used: {fault.Message}", fault);
    }
}
