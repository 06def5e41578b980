namespace Visa.LocalAws.Storage;

/// <summary>Where one record of a segment begins; a segment remembers one about every <see cref="Spacing"/> bytes.</summary>
internal readonly record struct SegmentMark(long Key, long Timestamp, long Offset)
{
    public const int Spacing = 16 * 1024;
}
