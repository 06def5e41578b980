namespace Visa.LocalAws.Storage;

internal sealed class SegmentLogOptions
{
    /// <summary>A segment that has grown to this many bytes is followed by a new one. Default 64 MiB.</summary>
    public long SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many bytes of the last segment a start has to read at most, beside the last write. Default 4 MiB.</summary>
    public long IndexedEveryBytes { get; init; } = 4 * 1024 * 1024;
}
