using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>A DuckDB database of one run's own, with Spark's functions where DuckDB's have other names. It reaches the run's folder and the object store's files, nothing else.</summary>
internal sealed class TransformWorkspace : IDisposable
{
    private static readonly string[] Macros =
    [
        "CREATE MACRO sha2(x, bits) AS CASE WHEN bits IN (0, 256) THEN sha256(x) ELSE error('sha2 with other than 256 bits is not known here') END",
        "CREATE MACRO get_json_object(j, path) AS TRY(json_extract_string(j, path))",
        "CREATE MACRO regexp_like(x, p) AS regexp_matches(x, p)",
        "CREATE MACRO nvl(a, b) AS coalesce(a, b)",
        "CREATE MACRO to_utc(s) AS CAST(TRY_CAST(s AS TIMESTAMPTZ) AS TIMESTAMP)",
    ];

    private TransformWorkspace(string folder, DuckDBConnection connection)
    {
        Folder = folder;
        Connection = connection;
    }

    public string Folder { get; }

    public DuckDBConnection Connection { get; }

    public static TransformWorkspace Open(string folder, string objectFolder, GlueOptions options)
    {
        Directory.CreateDirectory(folder);
        var connection = new DuckDBConnection(
            $"DataSource={Path.Combine(folder, "work.duckdb")};memory_limit={options.MemoryLimit};threads={options.Threads};autoinstall_known_extensions=false;autoload_known_extensions=false");
        connection.Open();
        var workspace = new TransformWorkspace(folder, connection);
        string[] settings =
        [
            $"SET temp_directory = {SqlToken.Literal(Path.Combine(folder, "spill"))}",
            $"SET allowed_directories = [{SqlToken.Literal(folder + "/")}, {SqlToken.Literal(objectFolder + "/")}]",
            "SET enable_external_access = false",
            "SET TimeZone = 'UTC'",
            "SET default_null_order = 'NULLS_FIRST_ON_ASC_LAST_ON_DESC'",
            "SET preserve_insertion_order = false",
            .. Macros,
        ];
        foreach (var setting in settings)
            DuckDbCommands.Change(connection, setting, CancellationToken.None);
        return workspace;
    }

    public Task<long> RunAsync(string sql, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => DuckDbCommands.Change(Connection, sql, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public Task<List<string?[]>> RowsAsync(string sql, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => DuckDbCommands.Rows(Connection, sql, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose() => Connection.Dispose();
}
