using System.Globalization;
using Visa.LocalAws.Firehose.Streams;

namespace Visa.LocalAws.Firehose.Prefixes;

/// <summary>Keys of delivered objects: prefix, then <c>stream-version-yyyy-MM-dd-HH-mm-ss-uuid</c> and the extension, in UTC unless the destination names a time zone.</summary>
internal static class ObjectKey
{
    public static string For(DeliveryStream stream, DateTimeOffset oldestArrival)
    {
        var metadata = stream.Metadata;
        var time = metadata.Destination.TimeZone is { } zone ? TimeZoneInfo.ConvertTime(oldestArrival, TimeZoneInfo.FindSystemTimeZoneById(zone)) : oldestArrival.ToUniversalTime();
        var prefix = stream.Prefix.Evaluate(time, errorOutputType: "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{stream.Name}-{metadata.VersionId}-{time:yyyy-MM-dd-HH-mm-ss}-{Guid.NewGuid()}{metadata.Destination.Extension}");
    }
}
