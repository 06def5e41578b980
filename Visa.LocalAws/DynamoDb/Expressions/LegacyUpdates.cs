using System.Text.Json;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Reads <c>AttributeUpdates</c>, the parameter from before update expressions, which the Java KCL still sends.</summary>
internal static class LegacyUpdates
{
    public static IReadOnlyList<UpdateAction> Read(JsonElement updates) =>
        [.. updates.EnumerateObject().Select(property => ReadAction(property.Name, property.Value))];

    private static UpdateAction ReadAction(string name, JsonElement json)
    {
        var action = json.TryGetProperty("Action", out var text) ? text.GetString() : "PUT";
        var value = json.TryGetProperty("Value", out var given) && given.ValueKind != JsonValueKind.Null ? AttributeJson.ReadValue(given) : null;
        var kind = action switch
        {
            "PUT" => UpdateKind.Set,
            "ADD" => UpdateKind.Add,
            "DELETE" => value is null ? UpdateKind.Remove : UpdateKind.Delete,
            _ => throw ValidationFailure.Of(
                $"1 validation error detected: Value '{action}' at 'attributeUpdates.{name}.member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, PUT, DELETE]"),
        };
        if (value is null && kind != UpdateKind.Remove)
            throw ValidationFailure.OfValues("Only DELETE action is allowed when no attribute value is specified");
        if (kind == UpdateKind.Delete && !value!.IsSet)
            throw ValidationFailure.OfValues("DELETE action with value is not supported for the type " + value.Type);
        if (kind == UpdateKind.Add && !value!.IsSet && value.Type is not (AttributeType.N or AttributeType.L))
            throw ValidationFailure.OfValues("ADD action is not supported for the type " + value.Type);
        return new UpdateAction(kind, DocumentPath.Of(name), value is null ? null : UpdateValue.Of(Operand.Given(value)));
    }
}
