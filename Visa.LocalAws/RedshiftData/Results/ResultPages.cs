using System.Buffers.Binary;
using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData.Results;

/// <summary>Finds the page of a result that a caller asks for.</summary>
internal sealed class ResultPages(StatementStore store, SealedTokens tokens)
{
    private const string Purpose = "redshift-data-result";

    /// <summary>Throws ValidationException, ResourceNotFoundException.</summary>
    public async Task<(ResultPage Page, StatementPart Part, string? NextToken)> ReadAsync(AwsInput input, bool isCsv, CancellationToken cancellationToken)
    {
        var (statement, index) = StatementId.Find(input, store);
        var id = input.String("Id")!;
        if (statement.IsBatch && index is null)
            throw AwsErrors.Validation("The result of a batch is asked for by the id of a sub-statement, such as " + statement.PartId(0));
        var part = statement.Parts[index ?? 0];
        if (part.State != StatementState.Finished || !part.HasResult || (!statement.IsBatch && statement.State != StatementState.Finished))
            throw StatementId.NotFound(id, "Query does not have result. Please check query status with DescribeStatement.");
        if (statement.IsCsv != isCsv)
            throw AwsErrors.Validation(statement.IsCsv ? "The result is in CSV format. Use GetStatementResultV2." : "The result is in JSON format. Use GetStatementResult.");
        var partId = statement.PartId(index ?? 0);
        var page = await ResultPage.ReadAsync(store.ResultPath(partId), Position(input.String("NextToken"), partId), cancellationToken);
        return (page, part, page.Next is { } next ? Seal(partId, next) : null);
    }

    public static void WriteColumns(Utf8JsonWriter json, IReadOnlyList<ResultColumn> columns)
    {
        json.WriteStartArray("ColumnMetadata");
        foreach (var column in columns)
            WriteColumn(json, column, null, null, isNullable: true);
        json.WriteEndArray();
    }

    public static void WriteColumn(Utf8JsonWriter json, ResultColumn column, string? schema, string? table, bool isNullable, string? columnDefault = null)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("label", column.Name);
        json.WriteString("typeName", column.Type);
        json.WriteNumber("nullable", isNullable ? 1 : 0);
        json.WriteNumber("precision", column.Precision);
        json.WriteNumber("scale", column.Scale);
        json.WriteNumber("length", column.Length);
        json.WriteBoolean("isCaseSensitive", column.Type is "varchar" or "bpchar");
        json.WriteBoolean("isCurrency", false);
        json.WriteBoolean("isSigned", column.IsSigned);
        json.WriteString("schemaName", schema ?? "");
        json.WriteString("tableName", table ?? "");
        if (columnDefault is not null)
            json.WriteString("columnDefault", columnDefault);
        json.WriteEndObject();
    }

    private string Seal(string partId, long position)
    {
        var content = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(content, position);
        return tokens.Seal($"{Purpose}/{partId}", content);
    }

    private long? Position(string? token, string partId)
    {
        if (token is null)
            return null;
        return tokens.Open($"{Purpose}/{partId}", token) is { Length: sizeof(long) } content
            ? BinaryPrimitives.ReadInt64LittleEndian(content)
            : throw AwsErrors.Validation("Invalid NextToken.");
    }
}
