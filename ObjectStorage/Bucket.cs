using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace ObjectStorage;

/// <summary>Files in a bucket. Small ones are sent at once; larger ones in parts, which become a file only when the last has arrived: a file is there as a whole or not at all.</summary>
/// <param name="options">Which bucket.</param>
/// <param name="defaultPrefix">What the files' names begin with where the options do not say.</param>
public sealed class Bucket(S3Options options, string defaultPrefix) : IDisposable
{
    private readonly AmazonS3Client _client = S3ClientFactory.Create(options);
    private readonly string _prefix = options.Prefix ?? defaultPrefix;

    /// <summary>Stores a file, read to its end. What reading throws is passed on, and nothing is kept.</summary>
    /// <returns>How many bytes were stored.</returns>
    /// <exception cref="BucketException">The bucket is full, or cannot be used; nothing is kept.</exception>
    public async Task<long> SaveAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var buffer = new byte[options.PartBytes];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == buffer.Length)
            return await SaveInPartsAsync(_prefix + name, buffer, content, cancellationToken);
        using var whole = new MemoryStream(buffer, 0, read, writable: false);
        await S3Faults.GuardAsync(() => _client.PutObjectAsync(
            new PutObjectRequest { BucketName = options.Bucket, Key = _prefix + name, InputStream = whole, UseChunkEncoding = false }, cancellationToken));
        return read;
    }

    /// <summary>Opens a file, or gives <see langword="null"/> where there is none.</summary>
    /// <exception cref="BucketException">The bucket cannot be used.</exception>
    public async Task<OpenFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await S3Faults.GuardAsync(() => _client.GetObjectAsync(options.Bucket, _prefix + name, cancellationToken));
            return new OpenFile(answer.ResponseStream, answer.ContentLength);
        }
        catch (BucketException fault) when (fault.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
    }

    /// <summary>Removes a file; nothing happens where there is none.</summary>
    /// <exception cref="BucketException">The bucket cannot be used.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        S3Faults.GuardAsync(() => _client.DeleteObjectAsync(options.Bucket, _prefix + name, cancellationToken));

    /// <summary>Lists the files whose names begin so, in the order of their names.</summary>
    /// <exception cref="BucketException">The bucket cannot be used.</exception>
    public async IAsyncEnumerable<BucketFile> ListAsync(string beginning, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = _prefix + beginning };
        do
        {
            var answer = await S3Faults.GuardAsync(() => _client.ListObjectsV2Async(request, cancellationToken));
            foreach (var file in answer.S3Objects ?? [])
                yield return new BucketFile(file.Key[_prefix.Length..], file.LastModified?.ToUniversalTime());
            request.ContinuationToken = answer.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <summary>Removes what uploads begun before a time have left behind, as a crash does.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="BucketException">The bucket cannot be used.</exception>
    public async Task<int> DeleteUnfinishedAsync(DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var answer = await S3Faults.GuardAsync(() => _client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = options.Bucket, Prefix = _prefix }, cancellationToken));
        var unfinished = (answer.MultipartUploads ?? []).Where(upload => upload.Initiated?.ToUniversalTime() < begunBefore.UtcDateTime).ToList();
        foreach (var upload in unfinished)
            await S3Faults.GuardAsync(() => _client.AbortMultipartUploadAsync(options.Bucket, upload.Key, upload.UploadId, cancellationToken));
        return unfinished.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<long> SaveInPartsAsync(string key, byte[] buffer, Stream content, CancellationToken cancellationToken)
    {
        var upload = await S3Faults.GuardAsync(() => _client.InitiateMultipartUploadAsync(options.Bucket, key, cancellationToken));
        try
        {
            var parts = new List<PartETag>();
            long size = 0;
            for (var read = buffer.Length; read > 0; read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken))
            {
                using var part = new MemoryStream(buffer, 0, read, writable: false);
                var request = new UploadPartRequest
                {
                    BucketName = options.Bucket, Key = key, UploadId = upload.UploadId, PartNumber = parts.Count + 1, InputStream = part, PartSize = read, UseChunkEncoding = false,
                };
                parts.Add(new PartETag(request.PartNumber.Value, (await S3Faults.GuardAsync(() => _client.UploadPartAsync(request, cancellationToken))).ETag));
                size += read;
            }

            var complete = new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload.UploadId, PartETags = parts };
            await S3Faults.GuardAsync(() => _client.CompleteMultipartUploadAsync(complete, cancellationToken));
            return size;
        }
        catch
        {
            // Whoever sent the file may be gone, hence no token. The first fault is the one to report.
            await S3Faults.AttemptAsync(() => _client.AbortMultipartUploadAsync(options.Bucket, key, upload.UploadId, CancellationToken.None));
            throw;
        }
    }
}
