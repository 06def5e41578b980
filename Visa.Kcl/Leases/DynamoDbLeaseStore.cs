using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Kinesis.ClientLibrary.Checkpoints;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// The lease table in DynamoDB, shared with workers of AWS's Java library 1.x and 2.x. The conditions are theirs: renewals, takings and
/// checkpoints on the counter alone, giving up on the owner alone.
/// </summary>
internal sealed class DynamoDbLeaseStore(IAmazonDynamoDB dynamoDb, KclOptions options, TimeProvider time) : ILeaseStore
{
    private readonly string _table = options.LeaseTableName;

    public Task EnsureTableAsync(CancellationToken cancellationToken) =>
        LeaseTable.EnsureAsync(dynamoDb, _table, time, cancellationToken);

    public Task<string?> FindForeignLeaderAsync(CancellationToken cancellationToken) =>
        ForeignLeader.FindAsync(dynamoDb, options.ApplicationName, _table, cancellationToken);

    public async Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken)
    {
        var leases = new List<Lease>();
        var request = new ScanRequest { TableName = _table, ConsistentRead = true };
        do
        {
            var page = await dynamoDb.ScanAsync(request, cancellationToken);
            leases.AddRange((page.Items ?? []).Where(LeaseItem.IsLease).Select(LeaseItem.Read));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return leases;
    }

    public async Task<Lease?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = _table, Key = LeaseItem.KeyOf(key), ConsistentRead = true };
        var answer = await dynamoDb.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item && LeaseItem.IsLease(item) ? LeaseItem.Read(item) : null;
    }

    public async Task<bool> TryCreateAsync(Lease lease, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest
        {
            TableName = _table,
            Item = LeaseItem.Write(lease),
            ConditionExpression = "attribute_not_exists(leaseKey)",
        };
        try
        {
            await dynamoDb.PutItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task<Lease?> TryRenewAsync(Lease lease, CancellationToken cancellationToken)
    {
        var renewed = lease with { Counter = lease.Counter + 1 };
        var update = Update(lease.Key, "SET leaseCounter = :next", "leaseCounter = :counter", Counters(lease));
        return await TryUpdateAsync(update, cancellationToken) ? renewed : null;
    }

    public async Task<Lease?> TryTakeAsync(Lease lease, string owner, CancellationToken cancellationToken)
    {
        var isSwitch = lease.Owner is not null && lease.Owner != owner;
        var taken = lease with
        {
            Owner = owner,
            Counter = lease.Counter + 1,
            OwnerSwitchesSinceCheckpoint = lease.OwnerSwitchesSinceCheckpoint + (isSwitch ? 1 : 0),
        };
        var values = Counters(lease);
        values[":owner"] = new(owner);
        values[":switches"] = LeaseItem.Number(taken.OwnerSwitchesSinceCheckpoint);
        var update = Update(
            lease.Key,
            "SET leaseOwner = :owner, leaseCounter = :next, ownerSwitchesSinceCheckpoint = :switches REMOVE checkpointOwner",
            "leaseCounter = :counter",
            values);
        return await TryUpdateAsync(update, cancellationToken) ? taken : null;
    }

    public async Task<Lease?> TryCheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken)
    {
        var values = Counters(lease);
        values[":checkpoint"] = new(checkpoint.SequenceNumber);
        values[":sub"] = LeaseItem.Number(checkpoint.SubSequenceNumber);
        values[":switches"] = LeaseItem.Number(0);
        var set = "SET leaseCounter = :next, checkpoint = :checkpoint, checkpointSubSequenceNumber = :sub, ownerSwitchesSinceCheckpoint = :switches";
        if (lease.ChildShardIds.Count > 0)
        {
            values[":children"] = new([.. lease.ChildShardIds]);
            set += ", childShardIds = :children";
        }

        var update = Update(
            lease.Key,
            $"{set} REMOVE pendingCheckpoint, pendingCheckpointSubSequenceNumber, pendingCheckpointState",
            "leaseCounter = :counter",
            values);
        return await TryUpdateAsync(update, cancellationToken)
            ? lease with { Counter = lease.Counter + 1, Checkpoint = checkpoint, OwnerSwitchesSinceCheckpoint = 0 }
            : null;
    }

    public Task<bool> TryReleaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [":owner"] = new(lease.Owner),
            [":next"] = LeaseItem.Number(lease.Counter + 1),
        };
        return TryUpdateAsync(Update(lease.Key, "SET leaseCounter = :next REMOVE leaseOwner", "leaseOwner = :owner", values), cancellationToken);
    }

    public Task<bool> TrySetChildrenAsync(string key, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue> { [":children"] = new([.. childShardIds]) };
        return TryUpdateAsync(Update(key, "SET childShardIds = :children", "attribute_exists(leaseKey)", values), cancellationToken);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        dynamoDb.DeleteItemAsync(new DeleteItemRequest { TableName = _table, Key = LeaseItem.KeyOf(key) }, cancellationToken);

    private static Dictionary<string, AttributeValue> Counters(Lease lease) => new()
    {
        [":counter"] = LeaseItem.Number(lease.Counter),
        [":next"] = LeaseItem.Number(lease.Counter + 1),
    };

    private UpdateItemRequest Update(string key, string update, string condition, Dictionary<string, AttributeValue> values) => new()
    {
        TableName = _table,
        Key = LeaseItem.KeyOf(key),
        UpdateExpression = update,
        ConditionExpression = condition,
        ExpressionAttributeValues = values,
    };

    private async Task<bool> TryUpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.UpdateItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
