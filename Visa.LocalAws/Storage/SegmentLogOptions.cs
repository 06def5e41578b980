namespace Visa.LocalAws.Storage;

internal sealed class SegmentLogOptions
{
    /// <summary>A segment that has grown to this many bytes is followed by a new one. Default 64 MiB.</summary>
    public long SegmentBytes { get; init; } = 64 * 1024 * 1024;
}
