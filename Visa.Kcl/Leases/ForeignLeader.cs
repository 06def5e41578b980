using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// Tells whether workers of AWS's library 3.x lead this application. There a leader assigns every lease, and a worker that takes leases for
/// itself would fight it. In its 2.x-compatible modes (Migration3.0 says so) 3.x takes leases like we do.
/// </summary>
internal static class ForeignLeader
{
    public static async Task<string?> FindAsync(IAmazonDynamoDB dynamoDb, string application, string leaseTable, CancellationToken cancellationToken) =>
        await FindInAsync(dynamoDb, leaseTable, LeaseItem.Key, cancellationToken)
        ?? await FindInAsync(dynamoDb, $"{application}-CoordinatorState", "key", cancellationToken);

    private static async Task<string?> FindInAsync(IAmazonDynamoDB dynamoDb, string table, string keyName, CancellationToken cancellationToken)
    {
        var migration = await GetAsync(dynamoDb, table, keyName, "Migration3.0", cancellationToken);
        var mode = migration?.GetValueOrDefault("cv")?.S;
        if (mode is "CLIENT_VERSION_2X" or "CLIENT_VERSION_UPGRADE_FROM_2X")
            return null;
        if (mode is not null)
            return Refusal(table, $"item 'Migration3.0' says {mode}");

        var leader = await GetAsync(dynamoDb, table, keyName, "Leader", cancellationToken);
        if (leader is null || leader.GetValueOrDefault("isReleased")?.S == "1")
            return null;
        return Refusal(table, $"item 'Leader' names {leader.GetValueOrDefault("ownerName")?.S ?? "a worker"}");
    }

    private static string Refusal(string table, string evidence) =>
        $"Workers of the Kinesis Client Library 3.x lead this application: in DynamoDB table '{table}' {evidence}. " +
        "This library shares leases with versions 1.x and 2.x only. Use another application name; or roll the 3.x workers back to their " +
        "2.x-compatible mode; or, if none of them runs any more, delete the items 'Leader' and 'Migration3.0' from that table.";

    private static async Task<Dictionary<string, AttributeValue>?> GetAsync(
        IAmazonDynamoDB dynamoDb, string table, string keyName, string key, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetItemRequest { TableName = table, Key = new() { [keyName] = new(key) }, ConsistentRead = true };
            var answer = await dynamoDb.GetItemAsync(request, cancellationToken);
            return answer.Item is { Count: > 0 } item ? item : null;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}
