using System.Globalization;
using System.Text.Json;
using Visa.Dbt.Warehouse;

namespace Visa.Analytics.Export;

/// <summary>Writes the extract: CSV files and <c>extract.json</c>, which says what they hold. The folder is whole or is not there.</summary>
internal sealed class Exporter(IWarehouse warehouse, TruthExport? truth)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <returns>The rows of each file.</returns>
    public async Task<IReadOnlyDictionary<string, long>> WriteAsync(ExportOptions options, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, "extract.json")))
            throw new Dbt.DbtException($"{folder} holds other files. Name a new folder, or one that an export wrote.");
        var temporary = $"{folder}.{Guid.CreateVersion7():N}";
        Directory.CreateDirectory(temporary);
        try
        {
            var counts = await WriteFilesAsync(options, temporary, cancellationToken);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(temporary, folder);
            return counts;
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private async Task<Dictionary<string, long>> WriteFilesAsync(ExportOptions options, string folder, CancellationToken cancellationToken)
    {
        await using var cards = await CardSample.DrawAsync(warehouse, options, cancellationToken);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var exported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in ExportTable.All)
            counts[table.Name] = await WriteTableAsync(table, cards, folder, table.Name == "transactions" ? exported : null, cancellationToken);
        if (truth is not null && options.Bucket is { } bucket) counts["truth"] = await truth.WriteAsync(bucket, cards.Table, exported, Path.Combine(folder, "truth.csv"), cancellationToken);
        var totals = await TotalsAsync(cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "extract.json"),
            JsonSerializer.Serialize(new { seed = options.Seed, most_rows = options.MostRows, as_of = totals.AsOf, rows = counts, transactions_in_all = totals.Rows, is_everything = counts["transactions"] == totals.Rows }, Indented) + "\n",
            cancellationToken);
        return counts;
    }

    private async Task<(long Rows, string? AsOf)> TotalsAsync(CancellationToken cancellationToken)
    {
        var row = (await warehouse.QueryAsync("export/totals", "select count(*), max(as_of_at) from staging.int_transactions_matured", cancellationToken)).Rows[0];
        return (long.Parse(row[0]!, CultureInfo.InvariantCulture), row[1]);
    }

    /// <summary>A day at a time: a result of the Data API holds 100 MB.</summary>
    private async Task<long> WriteTableAsync(ExportTable table, CardSample cards, string folder, HashSet<string>? ids, CancellationToken cancellationToken)
    {
        var from = table.Source.Replace("{cards}", cards.Table, StringComparison.Ordinal);
        var days = await warehouse.QueryAsync($"export/{table.Name}/days", $"select {table.Slice} as day from {table.Slices} group by {table.Slice} order by 1", cancellationToken);
        await using var file = new StreamWriter(Path.Combine(folder, $"{table.Name}.csv")) { NewLine = "\n" };
        await file.WriteLineAsync(string.Join(',', table.Columns.Select(column => column.Column)));
        long rows = 0;
        foreach (var day in days.Rows.Select(row => row[0]!))
        {
            var select = string.Join(", ", table.Columns.Select(column => $"{column.Expression} as {column.Column}"));
            var part = await warehouse.QueryAsync($"export/{table.Name}/{day}", $"select {select} from {from} where {table.Slice} = cast('{day}' as date) order by {table.Order}", cancellationToken);
            foreach (var row in part.Rows)
            {
                await file.WriteLineAsync(string.Join(',', row.Select(Csv.Field)));
                ids?.Add(row[0]!);
                rows++;
            }
        }
        return rows;
    }
}
