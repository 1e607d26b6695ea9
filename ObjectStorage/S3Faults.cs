using Amazon.Runtime;
using Amazon.S3;

namespace ObjectStorage;

/// <summary>Tells a bucket's faults apart from those of whoever sends the file.</summary>
internal static class S3Faults
{
    /// <exception cref="BucketException">The bucket is full, or cannot be used.</exception>
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception fault) when (fault is AmazonClientException or AmazonServiceException or HttpRequestException or IOException)
        {
            throw new BucketException(fault is AmazonS3Exception refused && ((int)refused.StatusCode == 507 || refused.ErrorCode is "XMinioStorageFull" or "QuotaExceeded"), fault);
        }
    }

    /// <summary>Does what may fail without harm.</summary>
    internal static async Task AttemptAsync<T>(Func<Task<T>> action)
    {
        try
        {
            await GuardAsync(action);
        }
        catch (BucketException)
        {
            // The first fault is the one to report; what is left behind is removed by DeleteUnfinishedAsync.
        }
    }
}
