using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ServiceDefaults.Http;

/// <summary>Keeps one client address, reading and changing apart, and what is done about one customer, within <see cref="HttpLimits"/>.</summary>
internal sealed class RateLimits(IOptions<HttpLimits> limits) : IConfigureOptions<RateLimiterOptions>
{
    // A customer's id has 36; what is longer is none, and must not fill the memory.
    private const int LongestCustomer = 64;

    private const int NetworkBytes = 8;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerAddress(limits.Value), PerCustomer(limits.Value));
        options.OnRejected = RefuseAsync;
    }

    private static PartitionedRateLimiter<HttpContext> PerAddress(HttpLimits limits) => PartitionedRateLimiter.Create<HttpContext, (string Address, bool Reads)>(context =>
        IsProbe(context)
            ? RateLimitPartition.GetNoLimiter(("probe", true))
            : RateLimitPartition.GetTokenBucketLimiter(
                (AddressOf(context.Connection.RemoteIpAddress), Reads(context.Request.Method)), _ => Bucket(limits.RequestsPerSecond, limits.Burst)));

    private static PartitionedRateLimiter<HttpContext> PerCustomer(HttpLimits limits) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        context.GetRouteValue("customerId") is string customer
            ? RateLimitPartition.GetTokenBucketLimiter(customer.Length <= LongestCustomer ? customer : customer[..LongestCustomer], _ => Bucket(limits.CustomerRequestsPerSecond, limits.CustomerBurst))
            : RateLimitPartition.GetNoLimiter("none"));

    // Whoever has one address of IPv6 has as many as they like: the network is the client. Mapped addresses are those of IPv4.
    private static string AddressOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return address?.MapToIPv4().ToString() ?? "unknown";
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return Convert.ToHexString(bytes[..NetworkBytes]);
    }

    // Whoever polls must not keep themselves from ordering, nor the other way round.
    private static bool Reads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int burst)
    {
        // Tokens are whole: below ten per second the period grows instead of the tokens shrinking to nothing.
        var perPeriod = Math.Max(1, perSecond / 10);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perPeriod,
            ReplenishmentPeriod = perSecond >= 10 ? Period : TimeSpan.FromSeconds(1.0 / perSecond),
            QueueLimit = 0,
        };
    }

    private static bool IsProbe(HttpContext context) => context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/alive");

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var logger = context.RequestServices.GetRequiredService<ILogger<RateLimits>>();
        HttpEvents.RateLimited(logger, context.Request.Method, RouteOf.Request(context), context.GetRouteValue("customerId") is null ? "address" : "address or customer");
        var problem = new Problem(429, "too-many-requests", "Too many requests.", "Send fewer at a time; try again after the time in Retry-After.") { RetryAfter = wait };
        await problem.WriteAsync(context);
    }
}
