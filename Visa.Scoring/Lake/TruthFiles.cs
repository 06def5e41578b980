using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Lake;

/// <summary>What the generator says of its own transactions, under <c>truth/</c>. For evaluation only: no label and no feature comes from here.</summary>
internal sealed class TruthFiles(ILakeObjects lake)
{
    private const string Prefix = "truth/";
    private const string HistoryRun = "truth/run=history-";
    private const string PartMark = "/part-";

    /// <summary>Tells of every transaction that it knows the truth of: its typology, or null for a genuine one.</summary>
    /// <param name="from">Files that can only hold earlier days are not opened.</param>
    /// <param name="to">Nor those of this day and later ones.</param>
    /// <param name="tell">The id and the typology.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public async Task ReadAsync(DateOnly from, DateOnly to, Action<TransactionId, string?> tell, CancellationToken cancellationToken)
    {
        foreach (var key in await lake.ListAsync(Prefix, "", cancellationToken))
        {
            if (DayOf(key) is { } day && (day < from || day >= to)) continue;
            if (await lake.ReadAsync(key, cancellationToken) is not { } content) continue;
            if (key.EndsWith(".parquet", StringComparison.Ordinal)) await ReadColumnsAsync(key, content, tell, cancellationToken);
            else if (key.EndsWith(".json.gz", StringComparison.Ordinal)) ReadLines(content, tell);
        }
    }

    /// <summary>A history's parts are named by their day of event time; those of live traffic are numbered.</summary>
    private static DateOnly? DayOf(string key)
    {
        var mark = key.IndexOf(PartMark, StringComparison.Ordinal);
        return key.StartsWith(HistoryRun, StringComparison.Ordinal) && mark > 0 && key.Length >= mark + PartMark.Length + 8
            && DateOnly.TryParseExact(key.AsSpan(mark + PartMark.Length, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static async Task ReadColumnsAsync(string key, byte[] content, Action<TransactionId, string?> tell, CancellationToken cancellationToken)
    {
        await using var file = await ParquetFile.OpenAsync(key, content, cancellationToken);
        foreach (var group in file.Groups())
        {
            var (ids, typologies) = (await group.RequiredTextAsync("transaction_id", cancellationToken), await group.TextAsync("typology", cancellationToken));
            for (var row = 0; row < group.Count; row++)
            {
                if (TransactionId.TryParse(ids[row], out var id)) tell(id, typologies[row]);
            }
        }
    }

    private static void ReadLines(byte[] content, Action<TransactionId, string?> tell)
    {
        using var gzip = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
        using var lines = new StreamReader(gzip);
        while (lines.ReadLine() is { } line)
        {
            using var truth = JsonDocument.Parse(line);
            tell(new TransactionId(truth.RootElement.GetProperty("transaction_id").GetGuid()), truth.RootElement.GetProperty("typology").GetString());
        }
    }
}
