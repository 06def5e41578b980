using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class ListTables
{
    private const int MaxNames = 100;

    public static ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = (int)Math.Clamp(request.Whole("Limit") ?? MaxNames, 1, MaxNames);
        var start = request.Text("ExclusiveStartTableName");
        var names = database.TableNames.Where(name => start is null || string.CompareOrdinal(name, start) > 0).Take(limit + 1).ToArray();
        reply.WriteStartArray("TableNames");
        foreach (var name in names.Take(limit))
            reply.WriteStringValue(name);
        reply.WriteEndArray();
        if (names.Length > limit)
            reply.WriteString("LastEvaluatedTableName", names[limit - 1]);
        return ValueTask.CompletedTask;
    }
}
