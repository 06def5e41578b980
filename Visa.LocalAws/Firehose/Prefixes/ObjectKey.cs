using System.Globalization;
using Visa.LocalAws.Firehose.Streams;

namespace Visa.LocalAws.Firehose.Prefixes;

/// <summary>Keys of delivered objects: prefix, then <c>stream-version-yyyy-MM-dd-HH-mm-ss-uuid</c> and the extension, in UTC.</summary>
internal static class ObjectKey
{
    public static string For(DeliveryStream stream, DateTimeOffset oldestArrival)
    {
        var prefix = stream.Prefix.Evaluate(oldestArrival, errorOutputType: "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{stream.Name}-{stream.Metadata.VersionId}-{oldestArrival.UtcDateTime:yyyy-MM-dd-HH-mm-ss}-{Guid.NewGuid()}{stream.Metadata.Destination.Extension}");
    }
}
