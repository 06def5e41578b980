using System.Runtime.CompilerServices;
using System.Text;
using Visa.Domain.Transactions;

namespace Visa.Generator.Simulation;

/// <summary>Writes the values of a line into a span.</summary>
internal ref struct LineWriter(Span<byte> line)
{
    private const long DayMilliseconds = EventDay.Milliseconds;

    private readonly Span<byte> _line = line;

    public int Length { get; private set; }

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_line[Length..]);
        Length += bytes.Length;
    }

    public void Id(TransactionId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var output = _line.Slice(Length, 36);
        var at = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i is 4 or 6 or 8 or 10) output[at++] = (byte)'-';
            output[at++] = Hex(bytes[i] >> 4);
            output[at++] = Hex(bytes[i] & 15);
        }
        Length += 36;
    }

    /// <summary>Minor units as a number with exactly so many decimals.</summary>
    public void Amount(long minorUnits, int decimals)
    {
        Span<byte> digits = stackalloc byte[24];
        var at = digits.Length;
        for (var i = 0; i < decimals; i++) (minorUnits, digits[--at]) = NextDigit(minorUnits);
        if (decimals > 0) digits[--at] = (byte)'.';
        do (minorUnits, digits[--at]) = NextDigit(minorUnits);
        while (minorUnits > 0);
        Raw(digits[at..]);
    }

    /// <summary>Milliseconds since 1970 as <c>2025-06-30T12:00:00.000Z</c>.</summary>
    public void Time(long unixMilliseconds)
    {
        var (days, rest) = Math.DivRem(unixMilliseconds, DayMilliseconds);
        var date = EventDay.Of(days * DayMilliseconds);
        var output = _line.Slice(Length, 24);
        "0000-00-00T00:00:00.000Z"u8.CopyTo(output);
        Digits(output[..4], date.Year);
        Digits(output[5..7], date.Month);
        Digits(output[8..10], date.Day);
        Digits(output[11..13], (int)(rest / 3_600_000));
        Digits(output[14..16], (int)(rest / 60_000 % 60));
        Digits(output[17..19], (int)(rest / 1_000 % 60));
        Digits(output[20..23], (int)(rest % 1_000));
        Length += 24;
    }

    public void TraceParent(string context)
    {
        Raw("\",\"traceparent\":\""u8);
        Length += Encoding.ASCII.GetBytes(context, _line[Length..]);
    }

    private static void Digits(Span<byte> output, int value)
    {
        for (var i = output.Length - 1; i >= 0; i--)
        {
            output[i] = (byte)('0' + value % 10);
            value /= 10;
        }
    }

    private static (long Left, byte Digit) NextDigit(long value) => (value / 10, (byte)('0' + value % 10));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Hex(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
}
