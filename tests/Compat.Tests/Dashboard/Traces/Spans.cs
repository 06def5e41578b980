using Aspire.Hosting.Dashboard.Otlp;
using Aspire.Hosting.Dashboard.Traces;

namespace Compat.Tests.Dashboard.Traces;

/// <summary>Makes spans for tests of the store.</summary>
internal static class Spans
{
    private static readonly TelemetrySource Source = new("service", "", []);

    public static StoredSpan New(string trace, string id, string parent = "", ulong start = 0, ulong end = 1, string? service = null) => new()
    {
        TraceId = trace,
        SpanId = id,
        ParentId = parent,
        Name = $"span {id}",
        Kind = SpanKind.Internal,
        IsError = false,
        StatusMessage = "",
        Source = service is null ? Source : Source with { Service = service },
        Scope = "",
        StartNanoseconds = start,
        EndNanoseconds = end,
        Attributes = [],
        Events = [],
        Links = [],
    };
}
