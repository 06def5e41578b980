using System.Text.Unicode;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>Copies text lines and looks at them on the way.</summary>
internal static class PlainLines
{
    /// <summary>As long as Redshift's longest row.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    private const int FirstBuffer = 512 * 1024;

    /// <summary>Copies to the end, or to the first line that is not sound: one that is too long, empty or no UTF-8. Throws <see cref="InvalidDataException"/> for a damaged stream.</summary>
    /// <param name="target">Null when the lines are only looked at.</param>
    /// <returns>The number of lines; null when one is not sound.</returns>
    public static async Task<long?> CopyAsync(Stream source, Stream? target, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstBuffer];
        var (kept, lines) = (0, 0L);
        while (true)
        {
            var read = await source.ReadAsync(buffer.AsMemory(kept), cancellationToken);
            var end = kept + read;
            var whole = read == 0 ? end : buffer.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
            if (!AreSound(buffer.AsSpan(0, whole), ref lines))
                return null;
            if (target is not null)
                await target.WriteAsync(buffer.AsMemory(0, whole), cancellationToken);
            if (read == 0)
                return lines + (whole > 0 ? 1 : 0);
            kept = end - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
            if (kept > LongestLine)
                return null;
            if (kept == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private static bool AreSound(ReadOnlySpan<byte> whole, ref long lines)
    {
        lines += whole.Count((byte)'\n');
        return whole.IsEmpty || (whole[0] != '\n' && whole.IndexOf("\n\n"u8) < 0 && Utf8.IsValid(whole));
    }
}
