using System.Globalization;
using System.IO.Compression;

namespace Visa.Benchmarks.Handbook;

/// <summary>Reads <c>transaction_id,tx_datetime,customer_id,terminal_id,amount,is_fraud,fraud_scenario</c>, sorted by time, gzipped.</summary>
internal static class HandbookFile
{
    public static IEnumerable<HandbookPayment> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        lines.ReadLine();
        while (lines.ReadLine() is { } line) yield return Parse(line);
    }

    private static HandbookPayment Parse(string line)
    {
        Span<Range> fields = stackalloc Range[8];
        var text = line.AsSpan();
        if (text.Split(fields, ',') != 7) throw new InvalidDataException($"'{line}' is not a line of the handbook's transactions.");
        var culture = CultureInfo.InvariantCulture;
        return new HandbookPayment(
            int.Parse(text[fields[0]], culture),
            DateTimeOffset.Parse(text[fields[1]], culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            int.Parse(text[fields[2]], culture),
            int.Parse(text[fields[3]], culture),
            (long)Math.Round(decimal.Parse(text[fields[4]], culture) * 100),
            text[fields[5]] is "1");
    }
}
