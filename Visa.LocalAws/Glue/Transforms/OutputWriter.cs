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
    private const int IdLength = 12;

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
        var partition = output.PartitionBy.Count == 0 ? "" : $", PARTITION_BY ({string.Join(", ", output.PartitionBy.Select(SqlToken.Identifier))})";
        var target = output.PartitionBy.Count == 0 ? folder + ".parquet" : folder;
        return await workspace.RunAsync($"COPY (SELECT * FROM {SqlToken.Identifier(name)}) TO {SqlToken.Literal(target)} (FORMAT parquet, COMPRESSION snappy{partition})", cancellationToken);
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
