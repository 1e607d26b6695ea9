using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Shop.Models;

/// <summary>Keeps model files in a bucket. Small files are sent at once; larger ones in parts, which become a file only when the last has arrived.</summary>
internal sealed class S3ModelStore(IAmazonS3 client, S3Options options) : IModelStore, IDisposable
{
    public async Task<long> SaveAsync(Guid modelId, Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[options.PartBytes];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == buffer.Length)
            return await SaveInPartsAsync(KeyOf(modelId), buffer, content, cancellationToken);
        using var whole = new MemoryStream(buffer, 0, read, writable: false);
        await S3Faults.GuardAsync(() => client.PutObjectAsync(
            new PutObjectRequest { BucketName = options.Bucket, Key = KeyOf(modelId), InputStream = whole, UseChunkEncoding = false }, cancellationToken));
        return read;
    }

    public async Task<StoredModel?> OpenAsync(Guid modelId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await S3Faults.GuardAsync(() => client.GetObjectAsync(options.Bucket, KeyOf(modelId), cancellationToken));
            return new StoredModel(answer.ResponseStream, answer.ContentLength);
        }
        catch (ModelStoreException fault) when (fault.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
    }

    public Task DeleteAsync(Guid modelId, CancellationToken cancellationToken) =>
        S3Faults.GuardAsync(() => client.DeleteObjectAsync(options.Bucket, KeyOf(modelId), cancellationToken));

    public async IAsyncEnumerable<Guid> ListAsync(DateTimeOffset storedBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = options.Prefix };
        do
        {
            var answer = await S3Faults.GuardAsync(() => client.ListObjectsV2Async(request, cancellationToken));
            foreach (var file in answer.S3Objects ?? [])
            {
                if (file.LastModified?.ToUniversalTime() < storedBefore.UtcDateTime && Guid.TryParseExact(file.Key[options.Prefix.Length..], "D", out var modelId))
                    yield return modelId;
            }

            request.ContinuationToken = answer.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public async Task<int> DeleteUnfinishedAsync(DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var answer = await S3Faults.GuardAsync(() => client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = options.Bucket, Prefix = options.Prefix }, cancellationToken));
        var unfinished = (answer.MultipartUploads ?? []).Where(upload => upload.Initiated?.ToUniversalTime() < begunBefore.UtcDateTime).ToList();
        foreach (var upload in unfinished)
            await S3Faults.GuardAsync(() => client.AbortMultipartUploadAsync(options.Bucket, upload.Key, upload.UploadId, cancellationToken));
        return unfinished.Count;
    }

    public void Dispose() => client.Dispose();

    private async Task<long> SaveInPartsAsync(string key, byte[] buffer, Stream content, CancellationToken cancellationToken)
    {
        var upload = await S3Faults.GuardAsync(() => client.InitiateMultipartUploadAsync(options.Bucket, key, cancellationToken));
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
                parts.Add(new PartETag(request.PartNumber.Value, (await S3Faults.GuardAsync(() => client.UploadPartAsync(request, cancellationToken))).ETag));
                size += read;
            }

            var complete = new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload.UploadId, PartETags = parts };
            await S3Faults.GuardAsync(() => client.CompleteMultipartUploadAsync(complete, cancellationToken));
            return size;
        }
        catch
        {
            // Whoever sent the file may be gone, hence no token. What cannot be removed either is left to the sweep; the first fault is the one to report.
            await S3Faults.AttemptAsync(() => client.AbortMultipartUploadAsync(options.Bucket, key, upload.UploadId, CancellationToken.None));
            throw;
        }
    }

    private string KeyOf(Guid modelId) => $"{options.Prefix}{modelId:D}";
}
