using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class DeleteTable
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        if (table.Definition.IsDeletionProtected)
            throw ValidationFailure.Of("Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        TableDescription.Write(reply, "TableDescription", table, table.Definition, "DELETING");
        await database.DeleteAsync(table, cancellationToken);
    }
}
