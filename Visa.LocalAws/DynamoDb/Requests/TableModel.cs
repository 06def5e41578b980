using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>The model's constraints on calls about tables.</summary>
internal static class TableModel
{
    private const int ShortestName = 3;
    private const int LongestName = 255;

    public static void EnsureName(Constraints _, JsonElement request)
    {
        var name = request.Text("TableName")
            ?? throw ValidationFailure.Of("The parameter 'TableName' is required but was not present in the request");
        if (name.Length is < ShortestName or > LongestName && !name.StartsWith("arn:", StringComparison.Ordinal))
            throw ValidationFailure.Of($"TableName must be at least {ShortestName} characters long and at most {LongestName} characters long");
    }

    public static void EnsureCreate(Constraints model, JsonElement request)
    {
        EnsureName(model, request);
        model.Given(request, "AttributeDefinitions").TableName(request.Text("TableName"), "tableName");
        Definitions(model, request);
        model.OneOf(request.Text("BillingMode"), "billingMode", "PROVISIONED", "PAY_PER_REQUEST");
        Throughput(model, request, "provisionedThroughput");
        model.Given(request, "KeySchema");
        Keys(model, request, "keySchema");
        Indexes(model, request, "LocalSecondaryIndexes", "localSecondaryIndexes");
        Indexes(model, request, "GlobalSecondaryIndexes", "globalSecondaryIndexes");
    }

    public static void EnsureUpdate(Constraints model, JsonElement request)
    {
        EnsureName(model, request);
        model.TableName(request.Text("TableName"), "tableName").OneOf(request.Text("BillingMode"), "billingMode", "PROVISIONED", "PAY_PER_REQUEST");
        Throughput(model, request, "provisionedThroughput");
        Definitions(model, request);
        var number = 0;
        foreach (var update in request.List("GlobalSecondaryIndexUpdates"))
        {
            var path = $"globalSecondaryIndexUpdates.{++number}.member";
            if (update.Structure("Create") is { } create)
                Index(model, create, $"{path}.create");
            if (update.Structure("Update") is { } changed)
                model.NotNull(changed.Member("IndexName"), $"{path}.update.indexName").NotNull(changed.Member("ProvisionedThroughput"), $"{path}.update.provisionedThroughput");
            if (update.Structure("Delete") is { } deleted)
                model.NotNull(deleted.Member("IndexName"), $"{path}.delete.indexName");
        }
    }

    private static void Definitions(Constraints model, JsonElement request)
    {
        var number = 0;
        foreach (var definition in request.List("AttributeDefinitions"))
        {
            var path = $"attributeDefinitions.{++number}.member";
            model.NotNull(definition.Text("AttributeName"), $"{path}.attributeName")
                .NotNull(definition.Text("AttributeType"), $"{path}.attributeType")
                .OneOf(definition.Text("AttributeType"), $"{path}.attributeType", "B", "N", "S");
        }
    }

    private static void Keys(Constraints model, JsonElement owner, string path)
    {
        var keys = owner.List("KeySchema");
        model.Check(keys.Count > 0 || !owner.Has("KeySchema"), "[]", path, ModelConstraints.AtLeast(1))
            .Check(keys.Count <= 2, $"[{string.Join(", ", keys.Select(key => key.GetRawText()))}]", path, "Member must have length less than or equal to 2");
        for (var i = 0; i < keys.Count; i++)
        {
            model.NotNull(keys[i].Text("AttributeName"), $"{path}.{i + 1}.member.attributeName")
                .NotNull(keys[i].Text("KeyType"), $"{path}.{i + 1}.member.keyType")
                .OneOf(keys[i].Text("KeyType"), $"{path}.{i + 1}.member.keyType", "HASH", "RANGE");
        }
    }

    private static void Indexes(Constraints model, JsonElement request, string member, string path)
    {
        var number = 0;
        foreach (var index in request.List(member))
            Index(model, index, $"{path}.{++number}.member");
    }

    private static void Index(Constraints model, JsonElement index, string path)
    {
        model.NotNull(index.Structure("Projection"), $"{path}.projection")
            .OneOf(index.Structure("Projection")?.Text("ProjectionType"), $"{path}.projection.projectionType", "ALL", "INCLUDE", "KEYS_ONLY")
            .NotNull(index.Text("IndexName"), $"{path}.indexName")
            .TableName(index.Text("IndexName"), $"{path}.indexName");
        Throughput(model, index, $"{path}.provisionedThroughput");
        model.NotNull(index.Member("KeySchema"), $"{path}.keySchema");
        Keys(model, index, $"{path}.keySchema");
    }

    private static void Throughput(Constraints model, JsonElement owner, string path)
    {
        if (owner.Structure("ProvisionedThroughput") is not { } given)
            return;
        foreach (var (member, name) in (ReadOnlySpan<(string, string)>)[("WriteCapacityUnits", "writeCapacityUnits"), ("ReadCapacityUnits", "readCapacityUnits")])
        {
            var units = given.Whole(member);
            model.NotNull(units, $"{path}.{name}").Range(units, $"{path}.{name}", 1, long.MaxValue);
        }
    }
}
