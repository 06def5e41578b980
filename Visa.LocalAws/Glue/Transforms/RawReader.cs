using System.IO.Compression;
using DuckDB.NET.Data;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Loads;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>
/// Reads JSON lines, gzipped or not, into a table: the contract's columns as texts, <c>_object</c>, and <c>_corrupt_record</c> with the line where
/// it is no JSON object. DuckDB reads whole objects; those that it stumbles over are read again line by line, so that their good lines are kept.
/// </summary>
internal sealed class RawReader(LakeStore lake)
{
    private const int LongestLine = 4 * 1024 * 1024;
    private static readonly byte[] GzipMagic = [0x1f, 0x8b];

    public async Task<InputCount> ReadAsync(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<S3Url> urls, CancellationToken cancellationToken)
    {
        var objects = new List<LakeObject>();
        try
        {
            foreach (var url in urls)
                objects.Add(lake.Find(url) ?? throw new TransformFailure($"The manifest claims {url}, which does not exist."));
            var table = SqlToken.Identifier(name);
            var columns = string.Join(", ", input.Columns.Select(column => $"{SqlToken.Identifier(column)} VARCHAR"));
            await workspace.RunAsync($"CREATE TABLE {table} ({columns}{(columns.Length > 0 ? ", " : "")}_object VARCHAR, _corrupt_record VARCHAR)", cancellationToken);
            var files = await FilesAsync(workspace, objects, cancellationToken);
            foreach (var group in files.GroupBy(file => file.IsGzip))
                await ReadGroupAsync(workspace, name, input, [.. group], cancellationToken);
            var counts = workspace.Rows($"SELECT count(*), count(_corrupt_record) FROM {table}")[0];
            return new InputCount(urls.Count, Number(counts[0]), Number(counts[1]));
        }
        finally
        {
            objects.ForEach(content => content.Dispose());
        }
    }

    private static async Task<List<RawFile>> FilesAsync(TransformWorkspace workspace, List<LakeObject> objects, CancellationToken cancellationToken)
    {
        var files = new List<RawFile>();
        foreach (var content in objects)
        {
            var path = await content.FileAsync(workspace.Folder, cancellationToken);
            var magic = new byte[GzipMagic.Length];
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var isGzip = RandomAccess.Read(handle, magic, 0) == magic.Length && magic.AsSpan().SequenceEqual(GzipMagic);
            files.Add(new RawFile(path, isGzip, content));
        }
        return files;
    }

    private static async Task ReadGroupAsync(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<RawFile> files, CancellationToken cancellationToken)
    {
        if (!await TryReadAsync(workspace, name, input, files, cancellationToken))
        {
            // Halves find the few objects that are damaged without reading each by itself.
            if (files.Count == 1)
            {
                await ReadLinesAsync(workspace, name, input, files[0], cancellationToken);
                return;
            }
            await ReadGroupAsync(workspace, name, input, [.. files.Take(files.Count / 2)], cancellationToken);
            await ReadGroupAsync(workspace, name, input, [.. files.Skip(files.Count / 2)], cancellationToken);
        }
    }

    /// <returns>False when DuckDB could not read an object to its end.</returns>
    private static async Task<bool> TryReadAsync(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<RawFile> files, CancellationToken cancellationToken)
    {
        var table = SqlToken.Identifier(name);
        var urls = files.ToDictionary(file => file.Path, file => file.Object.Url.ToString(), StringComparer.Ordinal);
        var paths = string.Join(", ", files.Select(file => SqlToken.Literal(file.Path)));
        var types = string.Join(", ", input.Columns.Select(column => $"{SqlToken.Literal(column)}: 'VARCHAR'"));
        var names = string.Join(", ", input.Columns.Select(SqlToken.Identifier));
        var values = string.Join(", ", urls.Select(pair => $"({SqlToken.Literal(pair.Key)}, {SqlToken.Literal(pair.Value)})"));
        try
        {
            await workspace.RunAsync($"CREATE OR REPLACE TEMP TABLE raw_files AS SELECT * FROM (VALUES {values}) f(path, url)", cancellationToken);
            await workspace.RunAsync(
                $$"""
                INSERT INTO {{table}} SELECT {{names}}, f.url, NULL FROM read_json([{{paths}}], columns = { {{types}} }, format = 'newline_delimited', ignore_errors = true, filename = 'raw_path',
                  compression = '{{(files[0].IsGzip ? "gzip" : "none")}}', maximum_object_size = {{LongestLine}}, hive_partitioning = false) r JOIN raw_files f ON f.path = r.raw_path
                """,
                cancellationToken);
        }
        catch (SqlRefusal)
        {
            return false;
        }
        await RereadDoubtfulAsync(workspace, name, input, files, cancellationToken);
        return true;
    }

    /// <summary>A line that DuckDB could not read has become a row without values.</summary>
    private static async Task RereadDoubtfulAsync(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<RawFile> files, CancellationToken cancellationToken)
    {
        var table = SqlToken.Identifier(name);
        var isEmpty = string.Join(" AND ", input.Columns.Select(column => $"{SqlToken.Identifier(column)} IS NULL"));
        var doubtful = workspace.Rows($"SELECT DISTINCT _object FROM {table} WHERE _corrupt_record IS NULL AND {isEmpty}").Select(row => row[0]!).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file => doubtful.Contains(file.Object.Url.ToString())))
        {
            await workspace.RunAsync($"DELETE FROM {table} WHERE _object = {SqlToken.Literal(file.Object.Url.ToString())}", cancellationToken);
            await ReadLinesAsync(workspace, name, input, file, cancellationToken);
        }
    }

    private static async Task ReadLinesAsync(TransformWorkspace workspace, string name, TransformInput input, RawFile file, CancellationToken cancellationToken)
    {
        var url = file.Object.Url.ToString();
        await using var stored = file.Object.Open();
        await using Stream plain = file.IsGzip ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var appender = workspace.Connection.CreateAppender(name);
        var lines = new JsonLines(plain, input.Columns);
        try
        {
            while (await lines.ReadAsync(cancellationToken))
                Append(appender, lines.Values, url, lines.Problem is null ? null : lines.Raw);
        }
        catch (InvalidDataException)
        {
            Append(appender, new string?[input.Columns.Count], url, $"<the object is damaged after line {lines.Number}>");
        }
    }

    private static void Append(DuckDBAppender appender, string?[] values, string url, string? corrupt)
    {
        var row = appender.CreateRow();
        foreach (var value in values)
            _ = corrupt is null && value is not null ? row.AppendValue(value) : row.AppendNullValue();
        row.AppendValue(url);
        _ = corrupt is null ? row.AppendNullValue() : row.AppendValue(corrupt);
        row.EndRow();
    }

    private static long Number(string? text) => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
