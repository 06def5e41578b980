using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>What PutItem, UpdateItem and DeleteItem have in common: the condition, and what to return.</summary>
internal sealed class WriteTerms
{
    public WriteTerms(JsonElement request, params ReadOnlySpan<string> allowedReturnValues)
    {
        ExpressionMix.EnsureOneKind(request);
        Scope = new ExpressionScope(request);
        Condition = ReadCondition(request, Scope);
        ReturnValues = request.Text("ReturnValues") ?? "NONE";
        if (!allowedReturnValues.Contains(ReturnValues))
            throw ValidationFailure.Of(allowedReturnValues.Length == 1 ? "ReturnValues can only be NONE" : "ReturnValues can only be ALL_OLD or NONE");
        ReturnsOldOnFailure = request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
    }

    public ExpressionScope Scope { get; }

    public Condition? Condition { get; }

    public string ReturnValues { get; }

    /// <summary>Whether a refusal because of the condition shows the item.</summary>
    public bool ReturnsOldOnFailure { get; }

    /// <summary>Throws when the condition did not hold.</summary>
    public void EnsureAccepted(ItemChange change)
    {
        if (!change.IsRefused)
            return;
        var item = ReturnsOldOnFailure ? change.Old : null;
        throw new AwsException("ConditionalCheckFailedException", "The conditional request failed")
        {
            WriteMembers = item is null ? null : writer => WriteAttributes(writer, "Item", item),
        };
    }

    public static void WriteAttributes(Utf8JsonWriter writer, string member, AttributeMap? attributes)
    {
        if (attributes is null)
            return;
        writer.WritePropertyName(member);
        AttributeJson.Write(writer, attributes);
    }

    private static Condition? ReadCondition(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("ConditionExpression") is { } expression)
            return ConditionParser.Parse(expression, "ConditionExpression", scope);
        var junction = Junction(request);
        return request.Member("Expected") is { } expected && expected.EnumerateObject().Any() ? LegacyConditions.ReadExpected(expected, junction) : null;
    }

    /// <summary>How the legacy conditions of a request are joined.</summary>
    public static ConditionKind Junction(JsonElement request) => request.Text("ConditionalOperator") == "OR" ? ConditionKind.Or : ConditionKind.And;
}
