using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>
/// A lease as the item that AWS's Java library 1.x and 2.x reads and writes: its DynamoDBLeaseSerializer is the reference for names and
/// types. Attributes that are not named here are left alone.
/// </summary>
internal static class LeaseItem
{
    public const string Key = "leaseKey";
    public const string Owner = "leaseOwner";
    public const string Counter = "leaseCounter";
    public const string Checkpoint = "checkpoint";
    public const string SubSequenceNumber = "checkpointSubSequenceNumber";
    public const string OwnerSwitches = "ownerSwitchesSinceCheckpoint";
    public const string Parents = "parentShardId";
    public const string Children = "childShardIds";
    public const string StartingHashKey = "startingHashKey";
    public const string EndingHashKey = "endingHashKey";
    public const string PendingCheckpoint = "pendingCheckpoint";
    public const string PendingSubSequenceNumber = "pendingCheckpointSubSequenceNumber";
    public const string PendingState = "pendingCheckpointState";

    /// <summary>Set by 3.x during a hand-over.</summary>
    public const string CheckpointOwner = "checkpointOwner";

    /// <summary>Set by 3.5 on items of other kinds in the same table.</summary>
    public const string EntityType = "entityType";

    public static Dictionary<string, AttributeValue> KeyOf(string key) => new() { [Key] = new(key) };

    /// <summary>Whether an item is a lease: later versions keep items of other kinds in the table.</summary>
    public static bool IsLease(Dictionary<string, AttributeValue> item) =>
        item.ContainsKey(Counter) && item.ContainsKey(Checkpoint) && (!item.TryGetValue(EntityType, out var type) || type.S == "LEASE");

    public static Lease Read(Dictionary<string, AttributeValue> item) => new()
    {
        Key = item[Key].S,
        Owner = item.GetValueOrDefault(Owner)?.S,
        Counter = ReadNumber(item, Counter),
        Checkpoint = new(item[Checkpoint].S, ReadNumber(item, SubSequenceNumber)),
        OwnerSwitchesSinceCheckpoint = ReadNumber(item, OwnerSwitches),
        ParentShardIds = item.GetValueOrDefault(Parents)?.SS ?? [],
        ChildShardIds = item.GetValueOrDefault(Children)?.SS ?? [],
        HashRange = item.TryGetValue(StartingHashKey, out var start) && item.TryGetValue(EndingHashKey, out var end)
            ? new(UInt128.Parse(start.S, CultureInfo.InvariantCulture), UInt128.Parse(end.S, CultureInfo.InvariantCulture))
            : null,
    };

    /// <summary>All attributes of a lease that is created; an absent owner or an empty set is an absent attribute.</summary>
    public static Dictionary<string, AttributeValue> Write(Lease lease)
    {
        var item = KeyOf(lease.Key);
        item[Counter] = Number(lease.Counter);
        item[Checkpoint] = new(lease.Checkpoint.SequenceNumber);
        item[SubSequenceNumber] = Number(lease.Checkpoint.SubSequenceNumber);
        item[OwnerSwitches] = Number(lease.OwnerSwitchesSinceCheckpoint);
        if (lease.Owner is { } owner)
            item[Owner] = new(owner);
        if (lease.ParentShardIds.Count > 0)
            item[Parents] = new([.. lease.ParentShardIds]);
        if (lease.ChildShardIds.Count > 0)
            item[Children] = new([.. lease.ChildShardIds]);
        if (lease.HashRange is { } range)
        {
            item[StartingHashKey] = new(range.Start.ToString(CultureInfo.InvariantCulture));
            item[EndingHashKey] = new(range.End.ToString(CultureInfo.InvariantCulture));
        }

        return item;
    }

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static long ReadNumber(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.N is { } digits ? long.Parse(digits, CultureInfo.InvariantCulture) : 0;
}
