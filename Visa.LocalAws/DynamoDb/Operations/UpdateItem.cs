using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class UpdateItem
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var key = request.RequiredAttributes("Key");
        var capacity = ConsumedCapacity.Read(request);
        var terms = new WriteTerms(request, "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        var actions = ReadActions(request, terms.Scope);
        terms.Scope.EnsureAllUsed(ExpressionMix.HasExpressions(request), "UpdateExpression", "ConditionExpression");
        var table = TableName.Find(database, request);
        KeyRules.EnsureKey(table.Definition, key);
        EnsureKeyIsLeft(table.Definition, actions);
        var change = await table.ChangeAsync(key, terms.Condition, old => Update(table.Definition, old ?? key, actions), cancellationToken);
        terms.EnsureAccepted(change);
        capacity.AddWrite(table, change);
        capacity.WriteOne(reply);
        ItemCollectionMetrics.Write(request, table, key, reply);
        WriteTerms.WriteAttributes(reply, "Attributes", Returned(terms.ReturnValues, change, actions));
    }

    internal static IReadOnlyList<UpdateAction> ReadActions(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("UpdateExpression") is { } expression)
            return UpdateParser.Parse(expression, scope);
        return request.Member("AttributeUpdates") is { } updates ? LegacyUpdates.Read(updates) : [];
    }

    internal static void EnsureKeyIsLeft(TableDefinition table, IReadOnlyList<UpdateAction> actions)
    {
        foreach (var action in actions)
        {
            if (table.Keys.Names.Contains(action.Path.Attribute))
                throw ValidationFailure.OfValues($"Cannot update attribute {action.Path.Attribute}. This attribute is part of the key");
        }
    }

    internal static AttributeMap Update(TableDefinition table, AttributeMap item, IReadOnlyList<UpdateAction> actions)
    {
        var updated = ItemUpdate.Apply(item, actions);
        if (updated.Size > KeyRules.MaxItemSize)
            throw ValidationFailure.Of("Item size to update has exceeded the maximum allowed size");
        KeyRules.EnsureItem(table, updated);
        return updated;
    }

    private static AttributeMap? Returned(string returnValues, ItemChange change, IReadOnlyList<UpdateAction> actions) => returnValues switch
    {
        "ALL_OLD" => change.Old,
        "ALL_NEW" => change.New,
        "UPDATED_OLD" => change.Old is null ? null : Updated(change.Old, actions),
        "UPDATED_NEW" => Updated(change.New!, actions),
        _ => null,
    };

    private static AttributeMap? Updated(AttributeMap item, IReadOnlyList<UpdateAction> actions) =>
        new Projection([.. actions.Select(action => action.Path)]).Apply(item) is { Count: > 0 } updated ? updated : null;
}
