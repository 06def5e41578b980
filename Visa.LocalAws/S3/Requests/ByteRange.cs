using System.Globalization;

namespace Visa.LocalAws.S3.Requests;

/// <summary>A range of an object's bytes.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>Reads a Range header. One that is malformed or names several ranges is ignored, as S3 does, which is null.</summary>
    public static ByteRange? Parse(string? header, long total)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.Ordinal))
            return null;
        var bounds = header[Unit.Length..].Split('-', StringSplitOptions.TrimEntries);
        if (bounds.Length != 2 || !TryRead(bounds[0], out var first) || !TryRead(bounds[1], out var last) || (first ?? last) is null)
            return null;
        if (first is null)
            return last == 0 || total == 0 ? throw S3Failure.InvalidRange() : new(Math.Max(0, total - last!.Value), Math.Min(total, last.Value));
        if (last < first)
            return null;
        return first >= total ? throw S3Failure.InvalidRange() : new(first.Value, Math.Min(last ?? long.MaxValue - 1, total - 1) - first.Value + 1);
    }

    public string ToContentRange(long total) => string.Create(CultureInfo.InvariantCulture, $"bytes {Offset}-{Offset + Length - 1}/{total}");

    private static bool TryRead(string text, out long? bound)
    {
        bound = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return bound is not null || text.Length == 0;
    }
}
