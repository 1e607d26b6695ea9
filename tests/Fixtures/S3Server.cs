using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fixtures;

/// <summary>As much of the S3 protocol as the system speaks, over real HTTP, with one bucket in memory.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "models";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Key, SortedDictionary<int, byte[]> Parts)> _uploads = new(StringComparer.Ordinal);
    private int _unsigned;

    private S3Server(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public ConcurrentQueue<int> PartSizes { get; } = [];

    public int UnsignedRequests => _unsigned;

    public bool IsFull { get; set; }

    public bool IsReadOnly { get; set; }

    /// <summary>Gets or sets the file that nobody may read.</summary>
    public string? Refused { get; set; }

    /// <summary>Gets or sets the file in the midst of which the connection breaks, and what ends when it is time for that: a broken connection takes along what was not read yet.</summary>
    public (string File, Func<Task> When)? BrokenOff { get; set; }

    public int PageSize { get; set; } = 1_000;

    public static async Task<S3Server> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new S3Server(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Gets the content of a file, to be damaged.</summary>
    public byte[] this[string key] => _objects[key];

    public void Abandon() => _uploads["left"] = ($"models/{Guid.NewGuid()}", []);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (!http.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=key/", StringComparison.Ordinal))
            Interlocked.Increment(ref _unsigned);
        var path = http.Request.Path.Value!.TrimStart('/').Split('/', 2);
        if (path[0] != Bucket)
        {
            await FailAsync(http, 404, "NoSuchBucket");
            return;
        }

        var key = path.Length > 1 ? path[1] : string.Empty;
        var query = http.Request.Query;
        await (http.Request.Method switch
        {
            "PUT" or "POST" or "DELETE" when IsReadOnly => FailAsync(http, 403, "AccessDenied"),
            "PUT" or "POST" when IsFull => FailAsync(http, 507, "XMinioStorageFull"),
            "PUT" when query.ContainsKey("uploadId") => PutPartAsync(http, query["uploadId"]!, int.Parse(query["partNumber"]!, CultureInfo.InvariantCulture)),
            "PUT" => PutAsync(http, key),
            "POST" when query.ContainsKey("uploads") => BeginAsync(http, key),
            "POST" => CompleteAsync(http, query["uploadId"]!),
            "DELETE" => DeleteAsync(http, key, query["uploadId"]),
            "GET" when query.ContainsKey("uploads") => ListUploadsAsync(http),
            "GET" when query.ContainsKey("list-type") => ListAsync(http, query["prefix"]!, query["continuation-token"]),
            "GET" => GetAsync(http, key),
            _ => FailAsync(http, 405, "MethodNotAllowed"),
        });
    }

    private async Task PutAsync(HttpContext http, string key)
    {
        var body = await ReadAsync(http);
        _objects[key] = body;
        http.Response.Headers.ETag = TagOf(body);
    }

    private async Task PutPartAsync(HttpContext http, string uploadId, int number)
    {
        var body = await ReadAsync(http);
        PartSizes.Enqueue(body.Length);
        _uploads[uploadId].Parts[number] = body;
        http.Response.Headers.ETag = TagOf(body);
    }

    private Task BeginAsync(HttpContext http, string key)
    {
        var uploadId = Guid.NewGuid().ToString("n");
        _uploads[uploadId] = (key, []);
        return WriteAsync(http, new XElement("InitiateMultipartUploadResult", new XElement("Bucket", Bucket), new XElement("Key", key), new XElement("UploadId", uploadId)));
    }

    private async Task CompleteAsync(HttpContext http, string uploadId)
    {
        var named = XDocument.Parse(System.Text.Encoding.UTF8.GetString(await ReadAsync(http))).Descendants().Where(element => element.Name.LocalName == "ETag").Select(tag => tag.Value.Trim('"'));
        _uploads.TryRemove(uploadId, out var upload);
        if (!named.SequenceEqual(upload.Parts.Values.Select(part => TagOf(part).Trim('"'))))
            throw new InvalidOperationException($"The upload of {upload.Key} is completed with other parts than were sent.");
        _objects[upload.Key] = [.. upload.Parts.Values.SelectMany(part => part)];
        await WriteAsync(http, new XElement("CompleteMultipartUploadResult", new XElement("Key", upload.Key), new XElement("ETag", "\"whole\"")));
    }

    private Task DeleteAsync(HttpContext http, string key, string? uploadId)
    {
        if (uploadId is null)
            _objects.TryRemove(key, out _);
        else
            _uploads.TryRemove(uploadId, out _);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private async Task GetAsync(HttpContext http, string key)
    {
        if (key == Refused)
        {
            await FailAsync(http, 403, "AccessDenied");
            return;
        }

        if (!_objects.TryGetValue(key, out var content))
        {
            await FailAsync(http, 404, "NoSuchKey");
            return;
        }

        http.Response.ContentLength = content.Length;
        http.Response.Headers.ETag = TagOf(content);
        if (BrokenOff is { } broken && key == broken.File)
        {
            await http.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
            await http.Response.Body.FlushAsync();
            await broken.When();
            http.Abort();
            return;
        }

        await http.Response.Body.WriteAsync(content);
    }

    private Task ListAsync(HttpContext http, string prefix, string? after)
    {
        var keys = _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after ?? string.Empty) > 0).Order(StringComparer.Ordinal).ToList();
        var page = keys.Take(PageSize).ToList();
        var more = keys.Count > page.Count;
        return WriteAsync(http, new XElement(
            "ListBucketResult",
            new XElement("IsTruncated", more),
            more ? new XElement("NextContinuationToken", page[^1]) : null,
            page.Select(key => new XElement("Contents", new XElement("Key", key), new XElement("LastModified", "2026-01-01T00:00:00.000Z"), new XElement("Size", _objects[key].Length)))));
    }

    private Task ListUploadsAsync(HttpContext http) => WriteAsync(http, new XElement(
        "ListMultipartUploadsResult",
        new XElement("IsTruncated", false),
        _uploads.Select(upload => new XElement(
            "Upload", new XElement("Key", upload.Value.Key), new XElement("UploadId", upload.Key), new XElement("Initiated", "2026-01-01T00:00:00.000Z")))));

    private static Task FailAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new XElement("Error", new XElement("Code", code), new XElement("Message", code)));
    }

    private static Task WriteAsync(HttpContext http, XElement answer)
    {
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(answer.ToString());
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    // With a hyphen it is not taken for the MD5 of the content.
    private static string TagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}-1\"";
}
