using System.Globalization;
using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Lake;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>
/// A columnar load: columns go by their place, their number and types must fit, and the first row that does not fit fails the whole load
/// (Database Developer Guide, "COPY from columnar data formats").
/// </summary>
internal static class ParquetLoad
{
    public static async Task<long> RunAsync(LoadTarget load, IReadOnlyList<LakeObject> objects, CancellationToken cancellationToken)
    {
        var files = new List<(string Path, LakeObject Object)>();
        foreach (var content in objects)
            files.Add((await content.FileAsync(load.Folder, cancellationToken), content));
        return await Task.Factory.StartNew(() => Load(load, files, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static long Load(LoadTarget load, List<(string Path, LakeObject Object)> files, CancellationToken cancellationToken)
    {
        // Files whose columns have the same names are read in one go; others would be matched by name.
        var groups = files.GroupBy(file => string.Join('\n', Check(load, file.Path, file.Object, cancellationToken)), file => file.Path).ToList();
        long rows = 0;
        foreach (var group in groups)
            rows += Insert(load, group.Key.Split('\n'), [.. group], files, cancellationToken);
        return rows;
    }

    private static long Insert(LoadTarget load, string[] names, IReadOnlyList<string> paths, List<(string Path, LakeObject Object)> files, CancellationToken cancellationToken)
    {
        var list = string.Join(", ", paths.Select(SqlToken.Literal));
        var values = names.Select((name, index) => Value(load, load.Columns[index], SqlToken.Identifier(name)))
            .Concat(Enumerable.Repeat("NULL", load.Columns.Count - names.Length));
        try
        {
            return DuckDbCommands.Change(
                load.Connection, $"{load.InsertHead} SELECT {string.Join(", ", values)} FROM read_parquet([{list}], hive_partitioning = false, binary_as_string = true)", cancellationToken);
        }
        catch (SqlRefusal refusal)
        {
            AddError(load, names, paths, files, refusal);
            throw load.Failure();
        }
    }

    private static string Value(LoadTarget load, ColumnDefinition column, string name) =>
        load.Copy.TruncatesTexts && column.Type.Bytes is { } bytes ? $"visa_system.rs_cut({name}, {bytes})" : name;

    /// <summary>Finds the first row that breaks a length or a NOT NULL, so that the error names it; on a connection of its own, as the failed one answers nothing more.</summary>
    private static void AddError(LoadTarget load, string[] names, IReadOnlyList<string> paths, List<(string Path, LakeObject Object)> files, SqlRefusal refusal)
    {
        using var connection = load.Database.Connect();
        var misfit = load.Columns.Zip(names).SelectMany(pair => paths.Select(path => (pair.First, pair.Second, path)))
            .Select(place => Misfit(connection, place.First, place.Second, files.First(file => file.Path == place.path)))
            .FirstOrDefault(error => error is not null);
        load.Errors.Add(misfit ?? new LoadError(files[0].Object.Url.ToString(), 0, LoadErrorCodes.UnknownData, refusal.Message));
    }

    private static LoadError? Misfit(DuckDBConnection connection, ColumnDefinition column, string name, (string Path, LakeObject Object) file)
    {
        var quoted = SqlToken.Identifier(name);
        var tests = new List<string>();
        if (column.Type.Bytes is { } bytes)
            tests.Add($"strlen({quoted}) > {bytes}");
        if (!column.IsNullable)
            tests.Add($"{quoted} IS NULL");
        if (tests.Count == 0)
            return null;
        var found = DuckDbCommands.Rows(connection, $"SELECT file_row_number, CAST({quoted} AS VARCHAR) FROM read_parquet({SqlToken.Literal(file.Path)}, file_row_number = true, binary_as_string = true) WHERE {string.Join(" OR ", tests)} LIMIT 1");
        if (found is not [[{ } number, var value]])
            return null;
        var (code, message) = value is null ? (LoadErrorCodes.MissingColumn, "Missing data for not-null field") : (LoadErrorCodes.TooLong, "String length exceeds DDL length");
        return new LoadError(file.Object.Url.ToString(), long.Parse(number, CultureInfo.InvariantCulture) + 1, code, message)
        {
            Column = column.Name,
            ColumnType = column.Type.DuckDb,
            ColumnLength = column.Type.Bytes?.ToString(CultureInfo.InvariantCulture) ?? "",
            RawValue = value ?? "",
        };
    }

    /// <returns>The names of the file's columns.</returns>
    private static IEnumerable<string> Check(LoadTarget load, string path, LakeObject content, CancellationToken cancellationToken)
    {
        List<string?[]> leaves;
        try
        {
            leaves = DuckDbCommands.Rows(
                load.Connection, $"SELECT name, type, converted_type, logical_type, scale, precision, num_children, repetition_type FROM parquet_schema({SqlToken.Literal(path)})", cancellationToken);
        }
        catch (SqlRefusal refusal)
        {
            load.Errors.Add(new LoadError(content.Url.ToString(), 0, LoadErrorCodes.UnknownData, "Invalid Parquet file"));
            throw new SqlRefusal($"ERROR: Spectrum Scan Error. File '{content.Url}' is not a valid Parquet file", refusal);
        }
        var columns = leaves.Skip(1).ToList();
        if (columns.Any(column => column[6] is not (null or "0")))
            throw SqlRefusal.NotHere($"a nested column in {content.Url}", "Write plain columns; SERIALIZETOJSON is not read.");
        var isTooShort = columns.Count < load.Columns.Count && !load.Copy.FillsRecord;
        if (isTooShort || columns.Count > load.Columns.Count)
            throw new SqlRefusal($"ERROR: Spectrum Scan Error. Unmatched number of columns between table and file. Table columns: {load.Columns.Count}, Data columns: {columns.Count}, File name: {content.Url}");
        foreach (var (column, target) in columns.Zip(load.Columns))
        {
            if (!ParquetTypes.Fits(column, target.Type.DuckDb))
                throw new SqlRefusal($"ERROR: Spectrum Scan Error. File '{content.Url}' has an incompatible Parquet schema for column '{content.Url}.{column[0]}'. Column type: {target.Type.DuckDb}, Parquet schema:\n{ParquetTypes.Describe(column)}");
        }
        return columns.Select(column => column[0]!);
    }
}
