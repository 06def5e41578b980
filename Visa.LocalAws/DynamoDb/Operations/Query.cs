using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class Query
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        ExpressionMix.EnsureOneKind(request);
        var scope = new ExpressionScope(request);
        var condition = ReadKeyCondition(request, scope);
        var filter = ReadFilter(request, scope);
        var table = TableName.Find(database, request);
        var page = new PageReader(table, request, scope);
        scope.EnsureAllUsed(ExpressionMix.HasExpressions(request), "FilterExpression", "KeyConditionExpression");
        var range = KeyRange.Of(condition, page.Keys, table.Definition.KeyTypes, !request.Has("KeyConditionExpression")).In(page.Order.Entries);
        page.EnsureNoKeyIn(filter, request.Has("QueryFilter") ? "QueryFilter" : "Filter Expression");
        await page.ReplyAsync(range, request.Flag("ScanIndexForward") ?? true, filter, reply, cancellationToken);
    }

    private static Condition ReadKeyCondition(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("KeyConditionExpression") is { } expression)
            return ConditionParser.Parse(expression, "KeyConditionExpression", scope);
        return request.Member("KeyConditions") is { } conditions && conditions.EnumerateObject().Any()
            ? LegacyConditions.ReadConditions(conditions, ConditionKind.And)
            : throw ValidationFailure.Of("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
    }

    private static Condition? ReadFilter(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("FilterExpression") is { } expression)
            return ConditionParser.Parse(expression, "FilterExpression", scope);
        return request.Member("QueryFilter") is { } filter && filter.EnumerateObject().Any()
            ? LegacyConditions.ReadConditions(filter, WriteTerms.Junction(request))
            : null;
    }
}
