using System.Buffers.Text;

namespace Visa.Domain.Json;

/// <summary>RFC 3339 in UTC with exactly milliseconds and a Z: <c>2025-06-30T12:00:00.000Z</c>.</summary>
internal static class TimeText
{
    public const int Length = 24;

    private const int Wrong = -1 << 20;

    public static void Write(Span<byte> ascii, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[33];
        // The round-trip form has a way of its own in the library, and begins with the same 23 characters.
        Utf8Formatter.TryFormat(time.UtcDateTime, text, out _, 'O');
        text[..(Length - 1)].CopyTo(ascii);
        ascii[Length - 1] = (byte)'Z';
    }

    public static bool TryParse(ReadOnlySpan<byte> ascii, out DateTimeOffset time)
    {
        time = default;
        if (ascii.Length != Length || ascii[4] != '-' || ascii[7] != '-' || ascii[10] != 'T' || ascii[13] != ':' || ascii[16] != ':' || ascii[19] != '.' || ascii[23] != 'Z') return false;
        var (year, month, day) = (Two(ascii, 0) * 100 + Two(ascii, 2), Two(ascii, 5), Two(ascii, 8));
        var (hour, minute, second) = (Two(ascii, 11), Two(ascii, 14), Two(ascii, 17));
        var millisecond = Two(ascii, 20) * 10 + Digit(ascii[22]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || millisecond < 0) return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> ascii, int at) => Digit(ascii[at]) * 10 + Digit(ascii[at + 1]);

    // So far below zero that no other digits make up for it.
    private static int Digit(byte character) => character is >= (byte)'0' and <= (byte)'9' ? character - '0' : Wrong;
}
