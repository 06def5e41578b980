using System.Text.Json;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>The placeholders of one request: <c>ExpressionAttributeNames</c> and <c>ExpressionAttributeValues</c>, and which of them its expressions use.</summary>
internal sealed class ExpressionScope
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];
    private readonly HashSet<string> _used = [];
    private readonly bool _hasNoNames;
    private readonly bool _hasNoValues;

    public ExpressionScope(JsonElement request)
    {
        if (request.TryGetProperty("ExpressionAttributeNames", out var names) && names.ValueKind == JsonValueKind.Object)
        {
            _hasNoNames = !names.EnumerateObject().Any();
            foreach (var property in names.EnumerateObject())
                _names[Placeholder(property.Name, '#', "ExpressionAttributeNames")] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : throw AttributeJson.Unconvertible(property.Value, "String");
        }
        if (request.TryGetProperty("ExpressionAttributeValues", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            _hasNoValues = !values.EnumerateObject().Any();
            foreach (var property in values.EnumerateObject())
                _values[Placeholder(property.Name, ':', "ExpressionAttributeValues")] = ReadValue(property);
        }
    }

    public string Name(string placeholder, string kind)
    {
        _used.Add(placeholder);
        return _names.TryGetValue(placeholder, out var name)
            ? name
            : throw ValidationFailure.Of(
                $"Invalid {kind}: An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    public AttributeValue Value(string placeholder, string kind)
    {
        _used.Add(placeholder);
        return _values.TryGetValue(placeholder, out var value)
            ? value
            : throw ValidationFailure.Of(
                $"Invalid {kind}: An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    /// <summary>Refuses placeholders that no expression of the request uses.</summary>
    public void EnsureAllUsed(bool hasExpressions, params ReadOnlySpan<string> valueExpressions)
    {
        if (!hasExpressions && _names.Count == 0 && _values.Count > 0 && valueExpressions.Length > 0)
        {
            throw ValidationFailure.Of(
                $"ExpressionAttributeValues can only be specified when using expressions: {string.Join(" and ", valueExpressions)} {(valueExpressions.Length > 1 ? "are" : "is")} null");
        }

        if (hasExpressions && (_hasNoNames || _hasNoValues))
            throw ValidationFailure.Of($"{(_hasNoNames ? "ExpressionAttributeNames" : "ExpressionAttributeValues")} must not be empty");
        EnsureAllUsed(_names.Keys, "ExpressionAttributeNames", hasExpressions);
        EnsureAllUsed(_values.Keys, "ExpressionAttributeValues", hasExpressions);
    }

    private static AttributeValue ReadValue(JsonProperty property)
    {
        try
        {
            return AttributeJson.ReadValue(property.Value);
        }
        catch (Protocol.AwsException refusal) when (refusal.Code == ValidationFailure.Code)
        {
            throw ValidationFailure.Of($"ExpressionAttributeValues contains invalid value: {refusal.Message} for key {property.Name}");
        }
    }

    private static string Placeholder(string text, char mark, string parameter) => text.Length > 1 && text[0] == mark
        ? text
        : throw ValidationFailure.Of($"{parameter} contains invalid key: Syntax error; key: \"{text}\"");

    private void EnsureAllUsed(IEnumerable<string> placeholders, string parameter, bool hasExpressions)
    {
        var unused = placeholders.Where(placeholder => !_used.Contains(placeholder)).ToArray();
        if (unused.Length == 0)
            return;
        throw ValidationFailure.Of(hasExpressions
            ? $"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}"
            : $"{parameter} can only be specified when using expressions");
    }
}
