namespace Simulator.Apis;

/// <summary>A business event of an order.</summary>
/// <param name="Time">When.</param>
/// <param name="System">The service that logged it.</param>
/// <param name="Event">Its name, such as <c>order.status_changed</c>.</param>
/// <param name="OldStatus">The status before, where the event is a change of status.</param>
/// <param name="NewStatus">The status after, where the event is a change of status.</param>
/// <param name="TraceId">The trace it belongs to.</param>
/// <param name="Message">The rendered message.</param>
internal sealed record TimelineEvent(
    DateTimeOffset Time, string System, string Event, string? OldStatus = null, string? NewStatus = null, string? TraceId = null, string? Message = null);
