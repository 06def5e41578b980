using System.Globalization;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Results;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>The columns of a table. A table that is not there has none, as on AWS.</summary>
internal sealed class DescribeTable(CatalogReader reader) : IRedshiftDataOperation
{
    public string Name => nameof(DescribeTable);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = CatalogReader.Check(body);
        var (schema, table) = (input.String("Schema"), input.String("Table"));
        var rows = await reader.AskAsync(
            input,
            $"""
            SELECT c.schema_name, c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default, c.numeric_precision, c.numeric_scale,
              (SELECT max(regexp_extract(k.constraint_text, '<= (\d+)', 1)) FROM duckdb_constraints() k WHERE k.table_oid = c.table_oid AND k.database_name = c.database_name
                AND k.constraint_type = 'CHECK' AND list_contains(k.constraint_column_names, c.column_name))
            FROM duckdb_columns() c
            WHERE c.database_name = current_database() AND c.{CatalogReader.Hidden}
              AND {(schema is null ? "true" : $"c.schema_name = {SqlToken.Literal(schema)}")} AND {(table is null ? "true" : $"c.table_name = {SqlToken.Literal(table)}")}
            ORDER BY c.schema_name, c.table_name, c.column_index
            """,
            cancellationToken);
        var (page, next) = reader.Page(input, Name, rows);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("TableName", table ?? "");
            json.WriteStartArray("ColumnList");
            foreach (var row in page)
                ResultPages.WriteColumn(json, Column(row), row[0], row[1], row[4] is "True" or "true", row[5]);
            json.WriteEndArray();
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        });
    }

    private static ResultColumn Column(string?[] row)
    {
        var name = row[2]!;
        var type = row[3]!;
        var (precision, scale, length) = (Number(row[6]), Number(row[7]), Number(row[8]));
        return type switch
        {
            "SMALLINT" => new(name, "int2", 5, 0, 0, true),
            "INTEGER" => new(name, "int4", 10, 0, 0, true),
            "BIGINT" => new(name, "int8", 19, 0, 0, true),
            "FLOAT" => new(name, "float4", 8, 8, 0, true),
            "DOUBLE" => new(name, "float8", 17, 17, 0, true),
            "BOOLEAN" => new(name, "bool", 1, 0, 0, false),
            "DATE" => new(name, "date", 13, 0, 0, false),
            "TIMESTAMP" => new(name, "timestamp", 29, 6, 0, false),
            "TIMESTAMP WITH TIME ZONE" => new(name, "timestamptz", 35, 6, 0, false),
            "TIME" => new(name, "time", 15, 6, 0, false),
            "JSON" => new(name, "super", 0, 0, 0, false),
            "BLOB" => new(name, "varbyte", 0, 0, 0, false),
            "HUGEINT" => new(name, "numeric", 38, 0, 0, true),
            _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => new(name, "numeric", precision, scale, 0, true),
            _ => new(name, "varchar", length, 0, length, false),
        };
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
