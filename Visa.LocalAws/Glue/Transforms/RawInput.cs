using System.IO.Compression;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Visa.LocalAws.Glue.Contracts;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Loads;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>
/// A view over claimed objects: the contract's columns as texts, <c>_corrupt_record</c> with the line where it is no JSON object, <c>_object</c> and
/// <c>_arrived_at</c>. DuckDB reads the objects whose lines are sound as they are; those of the others stand in a table, read one by one.
/// </summary>
internal sealed partial class RawInput(TransformWorkspace workspace, string name, TransformInput input, IReadOnlyList<RawFile> files) : IDisposable
{
    private readonly List<RawFile> _sound = [.. files.Where(file => file.Lines is > 0)];
    private long _linesOneByOne;
    private long _corrupt;

    public string Name => name;

    /// <summary>Of all objects, counted apart from how the transformation reads them.</summary>
    public long Lines => _sound.Sum(file => file.Lines!.Value) + _linesOneByOne;

    private string Table => SqlToken.Identifier($"{name}_one_by_one");

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var columns = string.Concat(input.Columns.Select(column => $"{SqlToken.Identifier(column)} VARCHAR, "));
        await workspace.RunAsync($"CREATE TEMP TABLE {Table} ({columns}_corrupt_record VARCHAR, _object VARCHAR, _arrived_at TIMESTAMP)", cancellationToken);
        foreach (var file in files.Where(file => file.Lines is null))
            await ReadLinesAsync(file, cancellationToken);
        await DefineAsync(cancellationToken);
    }

    /// <summary>Finds objects with lines that DuckDB cannot read and reads those line by line.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SetAsideUnreadableAsync(CancellationToken cancellationToken)
    {
        var unreadable = new List<RawFile>();
        await FindUnreadableAsync(_sound, unreadable, cancellationToken);
        foreach (var file in unreadable)
        {
            _sound.Remove(file);
            await ReadLinesAsync(file, cancellationToken);
        }
        if (unreadable.Count > 0)
            await DefineAsync(cancellationToken);
        return unreadable.Count;
    }

    public InputCount Count() => new(files.Count, Lines, _corrupt);

    public void Dispose()
    {
        foreach (var file in files)
            file.Object.Dispose();
    }

    private async Task DefineAsync(CancellationToken cancellationToken)
    {
        var view = $"SELECT * FROM {Table}";
        if (_sound.Count > 0)
        {
            var places = string.Join(", ", _sound.Select(file => $"({SqlToken.Literal(file.Path)}, {SqlToken.Literal(file.Object.Url.ToString())}, TIMESTAMP {SqlToken.Literal(Arrival(file))})"));
            await workspace.RunAsync($"CREATE OR REPLACE TEMP TABLE {SqlToken.Identifier($"{name}_objects")} AS SELECT * FROM (VALUES {places}) f(path, url, arrived_at)", cancellationToken);
            view = $"""
                SELECT r.* EXCLUDE (raw_path), CAST(NULL AS VARCHAR) AS _corrupt_record, f.url AS _object, f.arrived_at AS _arrived_at
                FROM {Read(_sound)} r JOIN {SqlToken.Identifier($"{name}_objects")} f ON f.path = r.raw_path UNION ALL {view}
                """;
        }
        await workspace.RunAsync($"CREATE OR REPLACE TEMP VIEW {SqlToken.Identifier(name)} AS {view}", cancellationToken);
    }

    /// <summary>Halves find the few without reading each by itself.</summary>
    private async Task FindUnreadableAsync(List<RawFile> some, List<RawFile> unreadable, CancellationToken cancellationToken)
    {
        if (some.Count == 0 || await CanReadAsync(some, cancellationToken))
            return;
        if (some.Count == 1)
        {
            unreadable.Add(some[0]);
            return;
        }
        await FindUnreadableAsync([.. some.Take(some.Count / 2)], unreadable, cancellationToken);
        await FindUnreadableAsync([.. some.Skip(some.Count / 2)], unreadable, cancellationToken);
    }

    private async Task<bool> CanReadAsync(List<RawFile> some, CancellationToken cancellationToken)
    {
        try
        {
            // A hash needs each value, so that nothing is left unread.
            await workspace.RunAsync($"CREATE OR REPLACE TEMP TABLE readable AS SELECT bit_xor(hash({string.Join(", ", input.Columns.Select(SqlToken.Identifier))})) AS x FROM {Read(some)}", cancellationToken);
            return true;
        }
        catch (SqlRefusal)
        {
            return false;
        }
    }

    private string Read(List<RawFile> some)
    {
        var paths = string.Join(", ", some.Select(file => SqlToken.Literal(file.Path)));
        var types = string.Join(", ", input.Columns.Select(column => $"{SqlToken.Literal(column)}: 'VARCHAR'"));
        return $$"""
            read_json([{{paths}}], columns = { {{types}} }, format = 'newline_delimited', ignore_errors = false, filename = 'raw_path', compression = 'uncompressed',
              maximum_object_size = {{PlainLines.LongestLine}}, hive_partitioning = false)
            """;
    }

    private async Task ReadLinesAsync(RawFile file, CancellationToken cancellationToken)
    {
        await using var stored = file.Object.Open();
        await using Stream plain = file.IsGzip ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var appender = workspace.Connection.CreateAppender("temp", "main", $"{name}_one_by_one");
        var lines = new JsonLines(plain, input.Columns, refusesRepeatedKeys: true);
        try
        {
            while (await lines.ReadAsync(cancellationToken))
                Append(appender, lines.Values, file, lines.Problem is null ? null : Redact(lines.Raw));
        }
        catch (InvalidDataException)
        {
            Append(appender, new string?[input.Columns.Count], file, $"<the object is damaged after line {lines.Number}>");
        }
    }

    private void Append(DuckDBAppender appender, string?[] values, RawFile file, string? corrupt)
    {
        var row = appender.CreateRow();
        foreach (var value in values)
            _ = corrupt is null && value is not null ? row.AppendValue(value) : row.AppendNullValue();
        _ = corrupt is null ? row.AppendNullValue() : row.AppendValue(corrupt);
        row.AppendValue(file.Object.Url.ToString());
        row.AppendValue(file.Object.LastModified.UtcDateTime);
        row.EndRow();
        _linesOneByOne++;
        _corrupt += corrupt is null ? 0 : 1;
    }

    /// <summary>A line that nobody understands may hold a card number, which goes no further than the raw zone.</summary>
    private static string Redact(string line) => LongNumber.Replace(line, match => $"{match.Value[..6]}{new string('*', match.Length - 10)}{match.Value[^4..]}");

    private static string Arrival(RawFile file) => file.Object.LastModified.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]{13,19}")]
    private static partial Regex LongNumber { get; }
}
