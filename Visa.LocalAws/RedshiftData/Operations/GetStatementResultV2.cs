using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Results;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>A page of a query's rows as CSV; the first begins with the names of the columns.</summary>
internal sealed class GetStatementResultV2(ResultPages pages) : IRedshiftDataOperation
{
    public string Name => nameof(GetStatementResultV2);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var (page, part, next) = await pages.ReadAsync(input, isCsv: true, cancellationToken);
        var head = input.Has("NextToken") ? "" : string.Join(',', page.Columns.Select(column => column.Name)) + "\r\n";
        var rows = string.Concat(page.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetString()));
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            json.WriteStartObject();
            json.WriteString("CSVRecords", head + rows);
            json.WriteEndObject();
            json.WriteEndArray();
            ResultPages.WriteColumns(json, page.Columns);
            json.WriteNumber("TotalNumRows", part.Rows);
            json.WriteString("ResultFormat", "CSV");
            if (next is not null)
                json.WriteString("NextToken", next);
            json.WriteEndObject();
        });
    }
}
