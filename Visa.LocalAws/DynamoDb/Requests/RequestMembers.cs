using System.Text.Json;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Reads members of a request; a JSON null counts as absent, a wrong kind is a SerializationException as on AWS.</summary>
internal static class RequestMembers
{
    extension(JsonElement request)
    {
        public bool Has(string name) => request.Member(name) is not null;

        public JsonElement? Member(string name) =>
            request.ValueKind == JsonValueKind.Object && request.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        /// <summary>A member that must be an object, be it a structure or a map.</summary>
        public JsonElement? Structure(string name) => request.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } structure => structure,
            { ValueKind: JsonValueKind.Array } => throw ValidationFailure.Unreadable("Start of structure or map found where not expected"),
            _ => throw ValidationFailure.Unreadable("Unexpected field type"),
        };

        public string? Text(string name) => request.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { } other => throw AttributeJson.Unconvertible(other, "String"),
        };

        public bool? Flag(string name) => request.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
            { } other => throw AttributeJson.Unconvertible(other, "Boolean"),
        };

        public long? Whole(string name) => request.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
            { } other => throw AttributeJson.Unconvertible(other, "Long"),
        };

        public AttributeMap? Attributes(string name) => request.Member(name) is { } map ? AttributeJson.ReadMap(map) : null;

        public IReadOnlyList<JsonElement> List(string name) => request.Member(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray()],
            { ValueKind: JsonValueKind.Object } => throw ValidationFailure.Unreadable("Start of structure or map found where not expected"),
            _ => throw ValidationFailure.Unreadable("Unexpected field type"),
        };

        public string RequiredText(string name) => request.Text(name) ?? throw Missing(name);

        public AttributeMap RequiredAttributes(string name) => request.Attributes(name) ?? throw Missing(name);
    }

    /// <summary>The refusal of a request that lacks a member.</summary>
    public static Protocol.AwsException Missing(string name) => ValidationFailure.Of(
        $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");
}
