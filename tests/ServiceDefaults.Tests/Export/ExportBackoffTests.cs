using System.Net;
using ServiceDefaults.Export;

namespace ServiceDefaults.Tests.Export;

public sealed class ExportBackoffTests
{
    [Theory]
    [InlineData(1, 250)]
    [InlineData(2, 500)]
    [InlineData(5, 4_000)]
    [InlineData(6, 5_000)]
    [InlineData(int.MaxValue, 5_000)]
    public void The_wait_doubles_up_to_five_seconds(int attempt, int milliseconds) =>
        ExportBackoff.DelayAfter(attempt).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(0, 250)]
    [InlineData(-5, 250)]
    [InlineData(7, 7_000)]
    [InlineData(3_600, 30_000)]
    public void The_wait_that_a_receiver_asks_for_is_kept_within_half_a_minute(int seconds, int milliseconds) =>
        ExportBackoff.DelayAfter(1, TimeSpan.FromSeconds(seconds)).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    public void An_http_answer_says_whether_the_batch_may_come_again(HttpStatusCode status, bool isWorthRetrying) =>
        ExportBackoff.IsWorthRetrying(status).ShouldBe(isWorthRetrying);

    [Theory]
    [InlineData(14, true)]
    [InlineData(8, true)]
    [InlineData(3, false)]
    [InlineData(12, false)]
    public void A_grpc_status_says_so_too(int status, bool isWorthRetrying) => ExportBackoff.IsWorthRetrying(status).ShouldBe(isWorthRetrying);
}
