using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>TagResource, UntagResource and ListTagsOfResource, of tables.</summary>
internal static class Tags
{
    private const int MaxTags = 50;

    public static async ValueTask TagAsync(Database database, JsonElement request, Utf8JsonWriter _, CancellationToken cancellationToken)
    {
        var table = Find(database, request);
        var given = Read(request);
        if (given.Count == 0)
            throw ValidationFailure.Of("Atleast one Tag needs to be provided as Input.");
        await table.DefineAsync(definition => definition! with { Tags = Merge(definition.Tags, given) }, cancellationToken);
    }

    public static async ValueTask UntagAsync(Database database, JsonElement request, Utf8JsonWriter _, CancellationToken cancellationToken)
    {
        var table = Find(database, request);
        var names = request.List("TagKeys").Select(name => name.GetString()).ToHashSet();
        if (names.Count == 0)
            throw ValidationFailure.Of("Atleast one Tag Key needs to be provided as Input.");
        await table.DefineAsync(definition => definition! with { Tags = definition.Tags.Where(tag => !names.Contains(tag.Key)).ToDictionary() }, cancellationToken);
    }

    public static async ValueTask ListAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = Find(database, request);
        await table.SettleAsync(cancellationToken);
        reply.WriteStartArray("Tags");
        foreach (var (name, value) in table.Definition.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            reply.WriteStartObject();
            reply.WriteString("Key", name);
            reply.WriteString("Value", value);
            reply.WriteEndObject();
        }
        reply.WriteEndArray();
    }

    public static IReadOnlyDictionary<string, string> Read(JsonElement request)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in request.List("Tags"))
        {
            if (!tags.TryAdd(tag.RequiredText("Key"), tag.RequiredText("Value")))
                throw ValidationFailure.Of("Duplicate tag keys were found in the request.");
        }
        return Merge(tags, tags);
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> given)
    {
        var merged = new Dictionary<string, string>(tags);
        foreach (var (name, value) in given)
            merged[name] = value;
        return merged.Count <= MaxTags ? merged : throw ValidationFailure.Of($"Too many tags: a resource may have {MaxTags}.");
    }

    private static Table Find(Database database, JsonElement request)
    {
        var arn = request.RequiredText("ResourceArn");
        var table = arn.StartsWith("arn:aws", StringComparison.Ordinal) ? database.Find(TableName.OfNameOrArn(arn)) : null;
        return table ?? throw (arn.StartsWith("arn:aws", StringComparison.Ordinal)
            ? new AwsException("ResourceNotFoundException", $"Requested resource not found: ResourcArn: {arn} not found")
            : ValidationFailure.Of($"Invalid TableArn: Invalid ResourceArn provided as input {arn}"));
    }
}
