using ServiceDefaults.Http;

namespace Observability.Reading;

/// <summary>Something found, and where in the list it stands.</summary>
internal sealed record Found<T>(Cursor Position, T Item);
