using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Results;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>A page of a query's rows, each value by its type.</summary>
internal sealed class GetStatementResult(ResultPages pages) : IRedshiftDataOperation
{
    public string Name => nameof(GetStatementResult);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (page, part, next) = await pages.ReadAsync(AwsInput.Parse(body), isCsv: false, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var line in page.Lines)
                json.WriteRawValue(line, skipInputValidation: true);
            json.WriteEndArray();
            ResultPages.WriteColumns(json, page.Columns);
            json.WriteNumber("TotalNumRows", part.Rows);
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        });
    }
}
