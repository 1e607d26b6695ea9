using System.Text;

namespace SystemTests.BadInput;

/// <summary>One unusable request and the answer it must get.</summary>
internal sealed record ApiRubbish(
    string Service, string Method, string Path, int Status, string Body = "", string ContentType = "application/json", string? IdempotencyKey = null, string? IfMatch = null)
{
    public HttpRequestMessage ToRequest(string customerId, string orderId, string operatorId)
    {
        var path = Path.Replace("{customer}", customerId, StringComparison.Ordinal).Replace("{order}", orderId, StringComparison.Ordinal);
        var body = Body.Replace("{operator}", operatorId, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(Method), path);
        if (Method is not "GET")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (IdempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
        if (IfMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        return request;
    }
}
