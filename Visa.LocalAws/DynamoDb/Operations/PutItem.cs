using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class PutItem
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var item = request.RequiredAttributes("Item");
        var terms = new WriteTerms(request, "NONE", "ALL_OLD");
        terms.Scope.EnsureAllUsed(ExpressionMix.HasExpressions(request));
        var table = TableName.Find(database, request);
        KeyRules.EnsureItem(table.Definition, item);
        var change = await table.ChangeAsync(table.Definition.Keys.KeyOf(item), terms.Condition, _ => item, cancellationToken);
        terms.EnsureAccepted(change);
        if (terms.ReturnValues == "ALL_OLD")
            WriteTerms.WriteAttributes(reply, "Attributes", change.Old);
    }
}
