using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;

namespace Visa.LocalAws.RedshiftData.Operations;

internal sealed class ListTables(CatalogReader reader) : IRedshiftDataOperation
{
    public string Name => nameof(ListTables);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = CatalogReader.Check(body);
        var rows = await reader.AskAsync(
            input,
            $"""
            SELECT schema_name, name, type FROM (
              SELECT schema_name, table_name AS name, 'TABLE' AS type, database_name FROM duckdb_tables()
              UNION ALL SELECT schema_name, view_name, 'VIEW', database_name FROM duckdb_views() WHERE NOT internal)
            WHERE database_name = current_database() AND {CatalogReader.Hidden}
              AND {CatalogReader.Like("schema_name", input.String("SchemaPattern"))} AND {CatalogReader.Like("name", input.String("TablePattern"))} ORDER BY 1, 2
            """,
            cancellationToken);
        var (page, next) = reader.Page(input, Name, rows);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Tables");
            foreach (var row in page)
            {
                json.WriteStartObject();
                json.WriteString("schema", row[0]);
                json.WriteString("name", row[1]);
                json.WriteString("type", row[2]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        });
    }
}
