using System.Globalization;
using System.Text.Json;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>Writes outputs under <c>LOCATION/partition=…/run_key=KEY/</c>: new objects first, then the manifest that names them, then the old ones go.</summary>
internal sealed class OutputWriter(LakeStore lake)
{
    private const string ParquetType = "application/vnd.apache.parquet";
    private const string Format = "FORMAT parquet, COMPRESSION snappy";
    private const int IdLength = 12;
    private const int MostPartitions = 100;

    public async Task<OutputCount> WriteAsync(TransformWorkspace workspace, string name, TransformOutput output, TransformArguments arguments, string runId, CancellationToken cancellationToken)
    {
        var runKey = arguments.RunKey;
        var folder = Path.Combine(workspace.Folder, "out", name);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var rows = await ExportAsync(workspace, name, output, folder, cancellationToken);
        var location = TransformContract.Place(output.Location, arguments.Manifest);
        var root = location.Key.TrimEnd('/');
        var files = Files(folder, rows);
        var written = new List<(S3Url Url, long Length)>();
        for (var index = 0; index < files.Count; index++)
        {
            var partition = Path.GetRelativePath(folder, Path.GetDirectoryName(files[index])!).Replace(Path.DirectorySeparatorChar, '/');
            var place = partition is "." or ".." || !Directory.Exists(folder) ? "" : $"{partition}/";
            // The run's id ends in its random part.
            var part = $"part-{runId[^IdLength..]}-{index.ToString("D5", CultureInfo.InvariantCulture)}.parquet";
            var url = location with { Key = $"{root}/{place}run_key={runKey}/{part}" };
            await lake.PutFileAsync(url, files[index], ParquetType, cancellationToken);
            written.Add((url, new FileInfo(files[index]).Length));
        }
        var manifest = location with { Key = $"{root}/_manifests/run_key={runKey}.manifest" };
        await lake.PutAsync(manifest, Manifest(written), "application/json", cancellationToken);
        await DeleteOldAsync(location with { Key = root + "/" }, runKey, written, cancellationToken);
        return new OutputCount(written.Count, rows, manifest.ToString());
    }

    public ValueTask WriteSummaryAsync(S3Url location, TransformSummary summary, CancellationToken cancellationToken) => lake.PutAsync(
        location with { Key = $"{location.Key.TrimEnd('/')}/run_key={summary.RunKey}.json" },
        JsonSerializer.SerializeToUtf8Bytes(summary, TransformJson.Default.TransformSummary),
        "application/json",
        cancellationToken);

    private static async Task<long> ExportAsync(TransformWorkspace workspace, string name, TransformOutput output, string folder, CancellationToken cancellationToken)
    {
        var view = SqlToken.Identifier(name);
        if (output.PartitionBy is [])
            return await workspace.RunAsync($"COPY (SELECT * FROM {view}) TO {SqlToken.Literal(folder + ".parquet")} ({Format})", cancellationToken);
        if (output.PartitionBy is [var column] && await ValuesAsync(workspace, view, SqlToken.Identifier(column), cancellationToken) is { } values)
            return await ExportEachAsync(workspace, view, column, values, folder, cancellationToken);
        var partition = string.Join(", ", output.PartitionBy.Select(SqlToken.Identifier));
        return await workspace.RunAsync($"COPY (SELECT * FROM {view}) TO {SqlToken.Literal(folder)} ({Format}, PARTITION_BY ({partition}))", cancellationToken);
    }

    /// <summary>DuckDB holds a row of every partition once more before it writes it; a few partitions are written faster one after the other, as what is cached is found by its place.</summary>
    private static async Task<long> ExportEachAsync(
        TransformWorkspace workspace, string view, string column, IReadOnlyList<string> values, string folder, CancellationToken cancellationToken)
    {
        long rows = 0;
        foreach (var value in values)
        {
            var partition = Directory.CreateDirectory(Path.Combine(folder, $"{column}={value}")).FullName;
            var query = $"SELECT * EXCLUDE ({SqlToken.Identifier(column)}) FROM {view} WHERE {SqlToken.Identifier(column)} = {SqlToken.Literal(value)}";
            rows += await workspace.RunAsync($"COPY ({query}) TO {SqlToken.Literal(Path.Combine(partition, "data_0.parquet"))} ({Format})", cancellationToken);
        }
        return rows;
    }

    /// <summary>The values of a partitioning column, when they are few and plain enough to be names of folders.</summary>
    private static async Task<List<string>?> ValuesAsync(TransformWorkspace workspace, string view, string column, CancellationToken cancellationToken)
    {
        var found = await workspace.RowsAsync($"SELECT DISTINCT CAST({column} AS VARCHAR) FROM {view} ORDER BY 1 LIMIT {MostPartitions + 1}", cancellationToken);
        var isPlain = found.Count <= MostPartitions && found.All(row => row[0] is { Length: > 0 } value && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
        return isPlain ? [.. found.Select(row => row[0]!)] : null;
    }

    /// <summary>An output without rows has no objects: its manifest is empty.</summary>
    private static List<string> Files(string folder, long rows)
    {
        if (rows == 0)
            return [];
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [folder + ".parquet"];
    }

    private async Task DeleteOldAsync(S3Url root, string runKey, List<(S3Url Url, long Length)> written, CancellationToken cancellationToken)
    {
        var current = written.Select(part => part.Url.Key).ToHashSet(StringComparer.Ordinal);
        var ofRun = lake.Keys(root).Where(key => key.Contains($"/run_key={runKey}/", StringComparison.Ordinal));
        foreach (var key in ofRun.Where(key => !current.Contains(key)).ToList())
            await lake.DeleteAsync(root with { Key = key }, cancellationToken);
    }

    private static ReadOnlyMemory<byte> Manifest(List<(S3Url Url, long Length)> written) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("entries");
        foreach (var (url, length) in written)
        {
            json.WriteStartObject();
            json.WriteString("url", url.ToString());
            json.WriteBoolean("mandatory", true);
            json.WriteStartObject("meta");
            json.WriteNumber("content_length", length);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
