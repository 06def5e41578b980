using System.Text.Json;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>A request speaks either in expressions or in the parameters from before them.</summary>
internal static class ExpressionMix
{
    private static readonly string[] ExpressionParameters =
        ["ProjectionExpression", "FilterExpression", "UpdateExpression", "KeyConditionExpression", "ConditionExpression"];

    private static readonly string[] LegacyParameters =
        ["AttributesToGet", "QueryFilter", "ScanFilter", "AttributeUpdates", "KeyConditions", "Expected", "ConditionalOperator"];

    public static bool HasExpressions(JsonElement request) => ExpressionParameters.Any(name => request.Has(name));

    public static void EnsureOneKind(JsonElement request)
    {
        var expressions = ExpressionParameters.Where(name => request.Has(name)).ToArray();
        var legacy = LegacyParameters.Where(name => request.Has(name)).ToArray();
        if (expressions.Length > 0 && legacy.Length > 0)
        {
            throw ValidationFailure.Of(
                $"Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {{{string.Join(", ", legacy)}}} Expression parameters: {{{string.Join(", ", expressions)}}}");
        }
    }
}
