using System.Globalization;

namespace Visa.LocalAws.S3.Requests;

/// <summary>S3's times: RFC 1123 in headers, ISO 8601 with milliseconds in XML.</summary>
internal static class HttpDate
{
    public static string ToHeader(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);

    public static string ToXml(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Headers hold whole seconds, so comparisons with them do too.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
