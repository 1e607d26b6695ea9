namespace Simulator.Apis;

/// <summary>A metric, as far as the simulator looks at it.</summary>
/// <param name="Name">Its name, such as <c>http.server.request.duration</c>.</param>
internal sealed record ReportedMetric(string Name);
