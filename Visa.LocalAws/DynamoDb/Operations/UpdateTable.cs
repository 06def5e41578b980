using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>Changes billing, throughput, protection and global indexes; a new index is filled when the call returns.</summary>
internal static class UpdateTable
{
    private static readonly string[] Changes =
        ["ProvisionedThroughput", "BillingMode", "GlobalSecondaryIndexUpdates", "SSESpecification", "DeletionProtectionEnabled", "TableClass", "StreamSpecification"];

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        if (!Array.Exists(Changes, name => request.Has(name)))
            throw ValidationFailure.Of("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        var table = TableName.FindNamed(database, request);
        var changed = await table.DefineAsync(definition => Change(definition!, request), cancellationToken);
        TableDescription.Write(reply, "TableDescription", table, changed, "UPDATING");
    }

    private static TableDefinition Change(TableDefinition table, JsonElement request)
    {
        var isOnDemand = request.Has("BillingMode") ? TableRequest.IsOnDemand(request) : table.IsOnDemand;
        var changed = table with
        {
            IsOnDemand = isOnDemand,
            Throughput = request.Has("ProvisionedThroughput") || request.Has("BillingMode") ? TableRequest.ReadThroughput(request, isOnDemand) : table.Throughput,
            IsDeletionProtected = request.Flag("DeletionProtectionEnabled") ?? table.IsDeletionProtected,
        };
        foreach (var update in request.List("GlobalSecondaryIndexUpdates"))
            changed = ChangeIndex(changed, update);
        changed = changed with { KeyTypes = UsedTypes(changed, TableRequest.ReadKeyTypes(request)) };
        TableRequest.EnsureConsistent(changed);
        return changed;
    }

    private static TableDefinition ChangeIndex(TableDefinition table, JsonElement update)
    {
        if (update.Member("Create") is { } create)
        {
            var created = TableRequest.ReadIndex(create, isGlobal: true, table.IsOnDemand);
            return table.Indexes.Any(index => index.Name == created.Name)
                ? throw ValidationFailure.Of("Attempting to create an index which already exists")
                : table with { Indexes = [.. table.Indexes, created] };
        }
        var change = update.Member("Update") ?? update.Member("Delete") ?? throw ValidationFailure.OfValues(
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
        var name = change.RequiredText("IndexName");
        var found = table.Indexes.FirstOrDefault(index => index.IsGlobal && index.Name == name)
            ?? throw new AwsException("ResourceNotFoundException", "Requested resource not found");
        var others = table.Indexes.Where(index => index != found);
        return table with
        {
            Indexes = update.Has("Delete") ? [.. others] : [.. others, found with { Throughput = TableRequest.ReadThroughput(change, table.IsOnDemand) }],
        };
    }

    /// <summary>The known and newly given types of the attributes that a key still uses.</summary>
    private static Dictionary<string, AttributeType> UsedTypes(TableDefinition table, IReadOnlyDictionary<string, AttributeType> given) =>
        table.Indexes.SelectMany(index => index.Keys.Names)
            .Concat(table.Keys.Names)
            .Distinct()
            .Where(name => given.ContainsKey(name) || table.KeyTypes.ContainsKey(name))
            .ToDictionary(name => name, name => table.KeyTypes.TryGetValue(name, out var known) ? known : given[name]);
}
