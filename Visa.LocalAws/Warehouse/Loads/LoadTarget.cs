using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Where a COPY puts its rows, and the errors it met.</summary>
/// <param name="Folder">A folder for this load's own files.</param>
internal sealed record LoadTarget(WarehouseDatabase Database, DuckDBConnection Connection, CopyDefinition Copy, IReadOnlyList<ColumnDefinition> Columns, string Folder)
{
    public List<LoadError> Errors { get; } = [];

    public string InsertHead => $"INSERT INTO {Copy.Table.Sql} ({string.Join(", ", Columns.Select(column => SqlToken.Identifier(column.Name)))})";

    /// <summary>MAXERROR names the number at which a load fails; without it the first error does.</summary>
    public bool HasTooManyErrors => Errors.Count >= Math.Max(Copy.MaxErrors, 1);

    public SqlRefusal Failure() => new($"ERROR: Load into table '{Copy.Table.Table}' failed.  Check 'sys_load_error_detail' system table for details.");
}
