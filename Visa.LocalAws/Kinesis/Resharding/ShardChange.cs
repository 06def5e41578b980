namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>A change of a stream's shards that was accepted and is still to be made.</summary>
/// <param name="Kind">One of the constants here.</param>
/// <param name="Shard">The shard to split, or the lower one to merge.</param>
/// <param name="Adjacent">The upper one to merge.</param>
/// <param name="HashKey">Where the upper child of a split begins.</param>
/// <param name="TargetCount">How many open shards a scaling ends with.</param>
internal sealed record ShardChange(string Kind, int Shard, int Adjacent, UInt128 HashKey, int TargetCount)
{
    private const string SplitKind = "split";
    private const string MergeKind = "merge";
    private const string ScaleKind = "scale";

    public bool IsSplit => Kind == SplitKind;

    public bool IsMerge => Kind == MergeKind;

    public static ShardChange Split(int shard, UInt128 hashKey) => new(SplitKind, shard, 0, hashKey, 0);

    public static ShardChange Merge(int shard, int adjacent) => new(MergeKind, shard, adjacent, 0, 0);

    public static ShardChange Scale(int targetCount) => new(ScaleKind, 0, 0, 0, targetCount);
}
