using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>
/// A load of JSON lines, keys named as the columns: each value goes as text into a temporary table, is tested against its column there, and the
/// rows without a fault go on to the target.
/// </summary>
internal static class JsonLoad
{
    private const string Stage = "visa_json_load";

    public static async Task<long> RunAsync(LoadTarget load, IReadOnlyList<LakeObject> objects, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", load.Columns.Select((_, index) => $"c{index} VARCHAR"));
        DuckDbCommands.Change(load.Connection, $"CREATE OR REPLACE TEMP TABLE {Stage} (file INTEGER, line BIGINT, raw VARCHAR{(columns.Length > 0 ? ", " : "")}{columns})", cancellationToken);
        try
        {
            for (var file = 0; file < objects.Count; file++)
                await StageAsync(load, objects[file], file, cancellationToken);
            return await Task.Factory.StartNew(() => Finish(load, objects, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            DuckDbCommands.Change(load.Connection, $"DROP TABLE IF EXISTS {Stage}", CancellationToken.None);
        }
    }

    private static async Task StageAsync(LoadTarget load, LakeObject content, int file, CancellationToken cancellationToken)
    {
        await using var stored = content.Open();
        await using Stream plain = load.Copy.IsGzip ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var appender = load.Connection.CreateAppender("temp", "main", Stage);
        var lines = new JsonLines(plain, [.. load.Columns.Select(column => column.Name)]);
        try
        {
            while (await lines.ReadAsync(cancellationToken))
                StageLine(load, content, appender, file, lines);
        }
        catch (InvalidDataException exception)
        {
            load.Errors.Add(new LoadError(content.Url.ToString(), lines.Number, LoadErrorCodes.UnknownData, $"The file is not whole: {exception.Message}"));
            throw load.Failure();
        }
    }

    private static void StageLine(LoadTarget load, LakeObject content, DuckDBAppender appender, int file, JsonLines lines)
    {
        if (lines.Problem is { } problem)
        {
            AddError(load, new LoadError(content.Url.ToString(), lines.Number, lines.IsUtf8 ? LoadErrorCodes.UnknownData : LoadErrorCodes.NotUtf8, problem) { RawLine = lines.Raw });
            return;
        }
        var row = appender.CreateRow().AppendValue(file).AppendValue(lines.Number).AppendValue(lines.Raw);
        foreach (var value in lines.Values)
            _ = Text(load, value) is { } text ? row.AppendValue(text) : row.AppendNullValue();
        row.EndRow();
    }

    private static string? Text(LoadTarget load, string? value)
    {
        if (value is null || (load.Copy.EmptiesAreNull && value.Length == 0))
            return null;
        return load.Copy.BlanksAreNull && value.Length > 0 && string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static long Finish(LoadTarget load, IReadOnlyList<LakeObject> objects, CancellationToken cancellationToken)
    {
        var tests = load.Columns.Select((column, index) => Test(load, column, $"c{index}")).ToList();
        var faults = $"CASE {string.Join(' ', tests.Select((test, index) => $"WHEN {test} THEN {index}"))} END";
        foreach (var row in DuckDbCommands.Rows(load.Connection, $"SELECT file, line, raw, fault FROM (SELECT *, {faults} AS fault FROM {Stage}) WHERE fault IS NOT NULL ORDER BY file, line LIMIT {Math.Max(load.Copy.MaxErrors, 1)}", cancellationToken))
            AddValueError(load, objects, row, cancellationToken);
        var values = load.Columns.Select((column, index) => Value(load, column, $"c{index}"));
        return DuckDbCommands.Change(
            load.Connection, $"{load.InsertHead} SELECT {string.Join(", ", values)} FROM {Stage} WHERE {faults} IS NULL", cancellationToken);
    }

    /// <summary>True where the value does not fit its column.</summary>
    private static string Test(LoadTarget load, ColumnDefinition column, string name)
    {
        var isText = column.Type.DuckDb is "VARCHAR" or "JSON";
        var misfit = column.Type.DuckDb switch
        {
            "VARCHAR" when load.Copy.TruncatesTexts => "false",
            "VARCHAR" => $"coalesce(strlen({name}) > {column.Type.Bytes}, false)",
            "JSON" => $"NOT coalesce(json_valid({name}), true)",
            _ => $"({name} IS NOT NULL AND TRY_CAST({name} AS {column.Type.DuckDb}) IS NULL)",
        };
        return column.IsNullable || (column.Default is not null && !isText) ? misfit : $"({misfit} OR {name} IS NULL)";
    }

    private static string Value(LoadTarget load, ColumnDefinition column, string name) => column.Type switch
    {
        { DuckDb: "VARCHAR", Bytes: { } bytes } when load.Copy.TruncatesTexts => $"visa_system.rs_cut({name}, {bytes})",
        { DuckDb: "VARCHAR" } => name,
        _ => $"CAST({name} AS {column.Type.DuckDb})",
    };

    private static void AddValueError(LoadTarget load, IReadOnlyList<LakeObject> objects, string?[] row, CancellationToken cancellationToken)
    {
        var column = load.Columns[int.Parse(row[3]!, CultureInfo.InvariantCulture)];
        var name = $"c{row[3]}";
        var value = DuckDbCommands.Rows(load.Connection, $"SELECT {name} FROM {Stage} WHERE file = {row[0]} AND line = {row[1]}", cancellationToken)[0][0];
        var (code, message) = value is null
            ? (LoadErrorCodes.MissingColumn, "Missing data for not-null field")
            : column.Type.DuckDb == "VARCHAR" ? (LoadErrorCodes.TooLong, "String length exceeds DDL length") : LoadErrorCodes.Of(column.Type.DuckDb);
        AddError(load, new LoadError(objects[int.Parse(row[0]!, CultureInfo.InvariantCulture)].Url.ToString(), long.Parse(row[1]!, CultureInfo.InvariantCulture), code, message)
        {
            Column = column.Name,
            ColumnType = column.Type.DuckDb,
            ColumnLength = column.Type.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "",
            RawLine = row[2] ?? "",
            RawValue = value ?? "",
        });
    }

    private static void AddError(LoadTarget load, LoadError error)
    {
        load.Errors.Add(error);
        if (load.HasTooManyErrors)
            throw load.Failure();
    }
}
