using System.Text;
using FsCheck.Xunit;
using ServiceDefaults.Export;

namespace ServiceDefaults.Tests.Export;

public sealed class OtlpAnswerTests
{
    private const string RetryInfo = "type.googleapis.com/google.rpc.RetryInfo";

    [Theory]
    [InlineData(7, 0, 7_000)]
    [InlineData(0, 250_000_000, 250)]
    [InlineData(1, 500_000_000, 1_500)]
    public void The_wait_a_grpc_receiver_asks_for_is_read(long seconds, long nanos, int milliseconds)
    {
        var details = Convert.ToBase64String(Status(RetryInfo, seconds, nanos));

        OtlpAnswer.RetryDelay(details).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
        OtlpAnswer.RetryDelay(details.TrimEnd('=')).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Fact]
    public void Details_of_another_kind_ask_for_no_wait() =>
        OtlpAnswer.RetryDelay(Convert.ToBase64String(Status("type.googleapis.com/google.rpc.BadRequest", 7, 0))).ShouldBeNull();

    [Fact]
    public void An_empty_answer_is_a_full_success() => OtlpAnswer.PartialSuccess([]).ShouldBe((0, string.Empty));

    [Property(MaxTest = 500)]
    public void Whatever_a_receiver_answers_breaks_nothing(byte[] answer, string details)
    {
        OtlpAnswer.PartialSuccess(answer).Rejected.ShouldBeGreaterThanOrEqualTo(0);
        OtlpAnswer.RetryDelay(details ?? string.Empty);
        (OtlpAnswer.RetryDelay(Convert.ToBase64String(answer)) ?? TimeSpan.Zero).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        OtlpRecords.Count(answer).ShouldBeGreaterThanOrEqualTo(0);
    }

    private static byte[] Status(string type, long seconds, long nanos)
    {
        byte[] duration = [0x08, .. Varint(seconds), 0x10, .. Varint(nanos)];
        byte[] info = [0x0a, (byte)duration.Length, .. duration];
        var url = Encoding.UTF8.GetBytes(type);
        byte[] any = [0x0a, (byte)url.Length, .. url, 0x12, (byte)info.Length, .. info];
        return [0x08, 8, 0x12, 4, .. "full"u8, 0x1a, (byte)any.Length, .. any];
    }

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
