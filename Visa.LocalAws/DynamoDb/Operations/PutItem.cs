using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class PutItem
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var item = request.RequiredAttributes("Item");
        var capacity = ConsumedCapacity.Read(request);
        var terms = new WriteTerms(request, "NONE", "ALL_OLD");
        terms.Scope.EnsureAllUsed(ExpressionMix.HasExpressions(request), "ConditionExpression");
        var table = TableName.Find(database, request);
        KeyRules.EnsureItem(table.Definition, item);
        var key = table.Definition.Keys.KeyOf(item);
        var change = await table.ChangeAsync(key, terms.Condition, _ => item, cancellationToken);
        terms.EnsureAccepted(change);
        capacity.AddWrite(table, change);
        capacity.WriteOne(reply);
        ItemCollectionMetrics.Write(request, table, key, reply);
        if (terms.ReturnValues == "ALL_OLD")
            WriteTerms.WriteAttributes(reply, "Attributes", change.Old);
    }
}
