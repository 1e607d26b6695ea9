namespace Collector.Decoding;

/// <summary>Why a single record cannot be stored although the request around it can.</summary>
internal enum RefusalReason
{
    None,

    /// <summary>An attribute or a body is nested deeper than <see cref="AnyValueRows.MaxDepth"/>.</summary>
    NestedTooDeep,

    /// <summary>A span's trace id is not 16 bytes, or is all zeros.</summary>
    InvalidTraceId,

    /// <summary>A span's own id is not 8 bytes, or is all zeros.</summary>
    InvalidSpanId,

    /// <summary>A metric has no name.</summary>
    MetricWithoutName,

    /// <summary>PostgreSQL did not take the record; the log of this process says why.</summary>
    RefusedByDatabase,
}
