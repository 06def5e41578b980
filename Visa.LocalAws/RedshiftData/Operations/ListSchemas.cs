using Visa.LocalAws.RedshiftData.Requests;

namespace Visa.LocalAws.RedshiftData.Operations;

internal sealed class ListSchemas(CatalogReader reader) : IRedshiftDataOperation
{
    public string Name => nameof(ListSchemas);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = CatalogReader.Check(body);
        var rows = await reader.AskAsync(
            input,
            $"""
            SELECT DISTINCT schema_name FROM duckdb_schemas()
            WHERE database_name IN (current_database(), 'system') AND {CatalogReader.Hidden} AND {CatalogReader.Like("schema_name", input.String("SchemaPattern"))} ORDER BY 1
            """,
            cancellationToken);
        return NameList.Write("Schemas", reader.Page(input, Name, rows.ConvertAll(row => row[0]!)));
    }
}
