using Messaging.Parking;
using Messaging.Tests.Flow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Http;

namespace Messaging.Tests.Parking;

/// <summary>A service's parking lot, as an operator of the name Ada uses it.</summary>
internal static class Lot
{
    internal static Task<ParkedList> ListAsync(IHost host, ParkedFilter? filter = null, int limit = 200, Cursor? after = null) =>
        host.Services.GetRequiredService<ParkingLot>().ListAsync(filter ?? ParkedFilter.None, new PageRequest(limit, after), Deadline.Token);

    internal static Task<ParkedList> UntilAsync(IHost host, long total) =>
        Deadline.UntilAsync(() => ListAsync(host), list => list.Total == total, $"{total} parked messages");

    internal static Task<ParkedAnswer> RedriveAsync(IHost host, params Guid[] messageIds) => RedriveAsync(host, new ParkedSelection(messageIds));

    internal static Task<ParkedAnswer> RedriveAllAsync(IHost host) => RedriveAsync(host, new ParkedSelection(All: true));

    internal static Task<ParkedAnswer> RedriveAsync(IHost host, ParkedSelection selection) =>
        host.Services.GetRequiredService<RedrivenMessages>().RedriveAsync(Check(selection, host), Deadline.Token);

    internal static Task<ParkedAnswer> DiscardAsync(IHost host, string reason, params Guid[] messageIds) => DiscardAsync(host, new ParkedSelection(messageIds, Reason: reason));

    internal static Task<ParkedAnswer> DiscardAsync(IHost host, ParkedSelection selection) =>
        host.Services.GetRequiredService<DiscardedMessages>().DiscardAsync(Check(selection, host), Deadline.Token);

    internal static async Task<IReadOnlyList<AuditEntry>> AuditAsync(IHost host, Guid? messageId = null) =>
        (await host.Services.GetRequiredService<ParkingAudit>().ListAsync(new AuditFilter(messageId, null, null), new PageRequest(200, null), Deadline.Token)).Items;

    /// <summary>Gives what became of each message, in short.</summary>
    internal static IEnumerable<string> ResultsOf(ParkedAnswer answer) => answer.Items.Select(item => item.Result);

    private static ParkedRequest Check(ParkedSelection selection, IHost host) =>
        (selection with { Operator = selection.Operator ?? new("Ada") }).Check(needsReason: false, host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
}
