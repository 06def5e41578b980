using System.Globalization;
using Google.Protobuf;
using OpenTelemetry.Proto.Common.V1;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Turns OTLP's values into those of the dashboard, bounded in size.</summary>
internal static class OtlpValues
{
    /// <summary>Characters kept of one text.</summary>
    public const int MaxTextLength = 4_096;

    /// <summary>Attributes kept of one span, record, event, link or resource: the SDK's own default limit.</summary>
    public const int MaxAttributes = 128;

    private const int MaxDepth = 8;

    public static IReadOnlyList<TelemetryAttribute> Attributes(IEnumerable<KeyValue> attributes) =>
        [.. attributes.Take(MaxAttributes).Select(pair => new TelemetryAttribute(Bounded(pair.Key), Text(pair.Value)))];

    public static string Text(AnyValue? value) => Bounded(Format(value, 0));

    /// <summary>An id in lower-case hexadecimal; empty when it is invalid by OTLP's rule (another length, or all zeroes).</summary>
    /// <param name="id">The raw bytes.</param>
    /// <param name="length">16 for a trace id, 8 for a span id.</param>
    public static string Id(ByteString id, int length) =>
        id.Length == length && id.Span.ContainsAnyExcept((byte)0) ? Convert.ToHexStringLower(id.Span) : "";

    /// <summary>The instant of a count of nanoseconds since 1970, to .NET's 100 ns.</summary>
    public static DateTimeOffset Time(ulong unixNanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)(unixNanoseconds / TimeSpan.NanosecondsPerTick));

    public static string Bounded(string text) => text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength), "…");

    private static string Format(AnyValue? value, int depth) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.BytesValue => Convert.ToBase64String(value.BytesValue.Span),
        AnyValue.ValueOneofCase.ArrayValue when depth < MaxDepth =>
            $"[{string.Join(", ", value.ArrayValue.Values.Take(MaxAttributes).Select(item => Format(item, depth + 1)))}]",
        AnyValue.ValueOneofCase.KvlistValue when depth < MaxDepth =>
            $"{{{string.Join(", ", value.KvlistValue.Values.Take(MaxAttributes).Select(pair => $"{pair.Key}: {Format(pair.Value, depth + 1)}"))}}}",
        AnyValue.ValueOneofCase.ArrayValue or AnyValue.ValueOneofCase.KvlistValue => "…",
        _ => "",
    };
}
