using System.Net;
using Simulator.Apis;

namespace Simulator.Tests.Apis;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public void An_answer_is_taken_as_it_is(HttpStatusCode status) => RetryPolicy.Usual.Next(1, status, null).ShouldBeNull();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(null)]
    public void What_may_pass_is_tried_again_ever_more_slowly_and_not_for_ever(HttpStatusCode? status)
    {
        var delays = Enumerable.Range(1, 8).Select(attempt => RetryPolicy.Usual.Next(attempt, status, null)?.TotalMilliseconds);

        delays.ShouldBe([100, 200, 400, 800, 1_600, 3_200, 5_000, null]);
    }

    [Fact]
    public void The_wait_that_the_server_asks_for_is_respected() =>
        RetryPolicy.Usual.Next(1, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)).ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_server_cannot_ask_for_a_shorter_wait_than_ours() =>
        RetryPolicy.Usual.Next(3, HttpStatusCode.ServiceUnavailable, TimeSpan.Zero).ShouldBe(TimeSpan.FromMilliseconds(400));

    [Fact]
    public void The_patient_never_give_up_and_wait_no_longer_for_it() =>
        RetryPolicy.Patient.Next(1_000_000, null, null).ShouldBe(TimeSpan.FromSeconds(5));
}
