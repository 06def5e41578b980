using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class DescribeTable
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        await table.SettleAsync(cancellationToken);
        TableDescription.Write(reply, "Table", table, table.Definition, "ACTIVE");
    }
}
