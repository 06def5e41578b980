using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>The parameters from before expressions, which the Java KCL still sends: Expected, KeyConditions, QueryFilter and ScanFilter.</summary>
internal static class LegacyConditions
{
    /// <summary>Reads <c>Expected</c>: per attribute a value, its absence, or an operator with values.</summary>
    public static Condition ReadExpected(JsonElement expected, ConditionKind junction) =>
        Condition.Join(junction, [.. expected.EnumerateObject().Select(property => ReadExpectation(property.Name, property.Value))]);

    /// <summary>Reads <c>KeyConditions</c> and the filters: per attribute an operator with values.</summary>
    public static Condition ReadConditions(JsonElement conditions, ConditionKind junction) =>
        Condition.Join(junction, [.. conditions.EnumerateObject().Select(property => ReadOperator(property.Name, property.Value))]);

    private static Condition ReadExpectation(string name, JsonElement json)
    {
        var hasList = json.Has("AttributeValueList");
        if (hasList && json.Has("Value"))
            throw ValidationFailure.OfValues($"Value and AttributeValueList cannot be used together for Attribute: {name}");
        if (json.Has("ComparisonOperator"))
            return ReadExpectedOperator(name, json);
        if (hasList)
            throw ValidationFailure.OfValues($"AttributeValueList can only be used with a ComparisonOperator for Attribute: {name}");
        var exists = !json.TryGetProperty("Exists", out var flag) || flag.ValueKind != JsonValueKind.False;
        var hasValue = json.TryGetProperty("Value", out var value);
        if (exists && !hasValue)
            throw ValidationFailure.OfValues($"Value must be provided when Exists is {(flag.ValueKind == JsonValueKind.True ? "true" : "null")} for Attribute: {name}");
        if (!exists && hasValue)
            throw ValidationFailure.OfValues($"Value cannot be used when Exists is false for Attribute: {name}");
        var path = Operand.At(DocumentPath.Of(name));
        return exists
            ? Condition.Test(ConditionKind.Equal, path, Operand.Given(AttributeJson.ReadValue(value)))
            : Condition.Test(ConditionKind.NotExists, path);
    }

    private static Condition ReadExpectedOperator(string name, JsonElement json)
    {
        if (json.Has("Exists"))
            throw ValidationFailure.OfValues($"Exists and ComparisonOperator cannot be used together for Attribute: {name}");
        var comparison = json.Text("ComparisonOperator");
        if (comparison is not ("NULL" or "NOT_NULL") && !json.Has("AttributeValueList") && !json.Has("Value"))
            throw ValidationFailure.OfValues($"Value or AttributeValueList must be used with ComparisonOperator: {comparison} for Attribute: {name}");
        return ReadOperator(name, json);
    }

    private static Condition ReadOperator(string name, JsonElement json)
    {
        var comparison = json.TryGetProperty("ComparisonOperator", out var text) ? text.GetString() : null;
        Operand[] values = json.TryGetProperty("AttributeValueList", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(value => Operand.Given(AttributeJson.ReadValue(value)))]
            : json.Member("Value") is { } single ? [Operand.Given(AttributeJson.ReadValue(single))] : [];
        var (kind, count) = Operator(comparison);
        if (values.Length != count && !(kind == ConditionKind.In && values.Length > 0))
            throw ValidationFailure.OfValues($"Invalid number of argument(s) for the {comparison} ComparisonOperator");
        var test = Condition.Test(kind, [Operand.At(DocumentPath.Of(name)), .. values]);
        if (comparison != "NOT_CONTAINS")
            return test;
        // An absent attribute satisfies neither CONTAINS nor NOT_CONTAINS.
        return Condition.Join(ConditionKind.And, Condition.Test(ConditionKind.Exists, test.Operands[0]), Condition.Join(ConditionKind.Not, test));
    }

    private static (ConditionKind Kind, int Values) Operator(string? comparison) => comparison switch
    {
        "EQ" => (ConditionKind.Equal, 1),
        "NE" => (ConditionKind.NotEqual, 1),
        "LT" => (ConditionKind.Less, 1),
        "LE" => (ConditionKind.LessOrEqual, 1),
        "GT" => (ConditionKind.Greater, 1),
        "GE" => (ConditionKind.GreaterOrEqual, 1),
        "BETWEEN" => (ConditionKind.Between, 2),
        "IN" => (ConditionKind.In, 1),
        "NULL" => (ConditionKind.NotExists, 0),
        "NOT_NULL" => (ConditionKind.Exists, 0),
        "BEGINS_WITH" => (ConditionKind.BeginsWith, 1),
        "CONTAINS" or "NOT_CONTAINS" => (ConditionKind.Contains, 1),
        _ => throw ValidationFailure.OfValues($"Unsupported operator: {comparison}"),
    };
}
