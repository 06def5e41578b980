using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Reads a table's parts from CreateTable and UpdateTable.</summary>
internal static class TableRequest
{
    private const int MaxGlobalIndexes = 20;
    private const int MaxLocalIndexes = 5;

    public static TableDefinition Read(JsonElement request, string region, DateTimeOffset now)
    {
        var isOnDemand = IsOnDemand(request);
        if (request.List("KeySchema").Count > request.List("AttributeDefinitions").Count)
            throw ValidationFailure.Of("Invalid KeySchema: Some index key attribute have no definition");
        EnsureListed(request, "LocalSecondaryIndexes");
        EnsureListed(request, "GlobalSecondaryIndexes");
        SecondaryIndex[] indexes =
        [
            .. request.List("LocalSecondaryIndexes").Select(index => ReadIndex(index, isGlobal: false, isOnDemand)),
            .. request.List("GlobalSecondaryIndexes").Select(index => ReadIndex(index, isGlobal: true, isOnDemand)),
        ];
        var table = new TableDefinition
        {
            Name = TableName.Read(request),
            Region = region,
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            KeyTypes = ReadKeyTypes(request),
            Keys = ReadKeys(request),
            Indexes = indexes,
            IsOnDemand = isOnDemand,
            Throughput = ReadThroughput(request, isOnDemand),
            IsDeletionProtected = request.Flag("DeletionProtectionEnabled") ?? false,
            Tags = Operations.Tags.Read(request),
        };
        EnsureConsistent(table);
        return table;
    }

    public static bool IsOnDemand(JsonElement request) => request.Text("BillingMode") == "PAY_PER_REQUEST";

    public static IReadOnlyDictionary<string, AttributeType> ReadKeyTypes(JsonElement request) =>
        request.List("AttributeDefinitions").ToDictionary(definition => definition.RequiredText("AttributeName"), ReadKeyType);

    public static SecondaryIndex ReadIndex(JsonElement index, bool isGlobal, bool isOnDemand)
    {
        var projection = index.Member("Projection") ?? throw RequestMembers.Missing("Projection");
        var kind = projection.Text("ProjectionType");
        if (kind is not ("ALL" or "KEYS_ONLY" or "INCLUDE"))
            throw ValidationFailure.OfValues($"Unknown ProjectionType: {kind ?? "null"}");
        if (kind != "INCLUDE" && projection.Has("NonKeyAttributes"))
            throw ValidationFailure.OfValues($"ProjectionType is {kind}, but NonKeyAttributes is specified");
        if (kind == "INCLUDE" && !projection.Has("NonKeyAttributes"))
            throw ValidationFailure.OfValues("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        return new SecondaryIndex(
            TableName.OfNameOrArn(index.RequiredText("IndexName")),
            isGlobal,
            ReadKeys(index),
            kind,
            [.. projection.List("NonKeyAttributes").Select(name => name.GetString()!)],
            isGlobal ? ReadThroughput(index, isOnDemand) : Throughput.OnDemand);
    }

    public static Throughput ReadThroughput(JsonElement request, bool isOnDemand)
    {
        if (request.Member("ProvisionedThroughput") is not { } given)
        {
            return isOnDemand
                ? Throughput.OnDemand
                : throw ValidationFailure.OfValues("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        var throughput = new Throughput(given.Whole("ReadCapacityUnits") ?? 0, given.Whole("WriteCapacityUnits") ?? 0);
        if (isOnDemand && throughput != Throughput.OnDemand)
            throw ValidationFailure.OfValues("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        return throughput;
    }

    public static void EnsureConsistent(TableDefinition table)
    {
        var defined = table.KeyTypes.Keys;
        var used = table.Indexes.SelectMany(index => index.Keys.Names).Concat(table.Keys.Names).ToHashSet();
        var undefined = used.Except(defined).ToArray();
        if (undefined.Length > 0)
        {
            throw ValidationFailure.OfValues(
                $"Some index key attributes are not defined in AttributeDefinitions. Keys: [{string.Join(", ", undefined)}], AttributeDefinitions: [{string.Join(", ", defined)}]");
        }
        if (used.Count != table.KeyTypes.Count)
            throw ValidationFailure.OfValues("Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        if (table.Indexes.DistinctBy(index => index.Name).Count() != table.Indexes.Count)
            throw ValidationFailure.OfValues($"Duplicate index name: {table.Indexes.GroupBy(index => index.Name).First(group => group.Count() > 1).Key}");
        if (table.Indexes.Count(index => index.IsGlobal) > MaxGlobalIndexes || table.Indexes.Count(index => !index.IsGlobal) > MaxLocalIndexes)
            throw ValidationFailure.OfValues($"A table may have {MaxGlobalIndexes} global and {MaxLocalIndexes} local secondary indexes at most");
        if (table.Keys.Sort is null && table.Indexes.Any(index => !index.IsGlobal))
            throw ValidationFailure.OfValues("Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        if (table.Indexes.FirstOrDefault(index => !index.IsGlobal && index.Keys.Sort is null) is { } unsorted)
            throw ValidationFailure.OfValues($"Index KeySchema does not have a range key for index: {unsorted.Name}");
        if (table.Indexes.FirstOrDefault(index => !index.IsGlobal && index.Keys.Partition != table.Keys.Partition) is { } stray)
            throw ValidationFailure.OfValues($"Index KeySchema does not have the same leading hash key as table KeySchema for index: {stray.Name}. index hash key: {stray.Keys.Partition}, table hash key: {table.Keys.Partition}");
    }

    private static void EnsureListed(JsonElement request, string member)
    {
        if (request.Has(member) && request.List(member).Count == 0)
            throw ValidationFailure.OfValues($"List of {member} is empty");
    }

    private static KeySchema ReadKeys(JsonElement owner)
    {
        var elements = owner.List("KeySchema").Select(element => (Name: element.RequiredText("AttributeName"), Type: element.Text("KeyType"))).ToArray();
        return elements switch
        {
            [(var partition, "HASH")] => new KeySchema(partition, null),
            [(var partition, "HASH"), (var sort, "RANGE")] when partition != sort => new KeySchema(partition, sort),
            [(var partition, "HASH"), (var sort, "RANGE")] when partition == sort =>
                throw ValidationFailure.Of("Both the Hash Key and the Range Key element in the KeySchema have the same name"),
            [(_, "HASH"), ..] => throw ValidationFailure.Of("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"),
            _ => throw ValidationFailure.Of("Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
        };
    }

    private static AttributeType ReadKeyType(JsonElement definition) => definition.Text("AttributeType") switch
    {
        "S" => AttributeType.S,
        "N" => AttributeType.N,
        "B" => AttributeType.B,
        var other => throw ValidationFailure.Of(
            $"1 validation error detected: Value '{other}' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]"),
    };
}
