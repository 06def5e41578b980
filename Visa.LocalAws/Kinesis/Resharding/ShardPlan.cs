using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Kinesis.Resharding;

/// <summary>
/// Works out the shards after a change. Parents are closed, never changed otherwise; children get new indexes. Scaling splits at every border of the
/// wanted ranges that is none yet, then merges within each: as on AWS, some shards on the way there are closed at once.
/// </summary>
internal sealed class ShardPlan
{
    private readonly SortedDictionary<int, ShardMetadata> _shards;
    private readonly DateTimeOffset _now;
    private int _nextIndex;

    private ShardPlan(StreamMetadata stream, DateTimeOffset now)
    {
        _shards = new SortedDictionary<int, ShardMetadata>(stream.Shards.ToDictionary(shard => shard.Index));
        _nextIndex = stream.NextShardIndex;
        _now = now;
    }

    public static StreamMetadata Apply(StreamMetadata stream, ShardChange change, DateTimeOffset now)
    {
        var plan = new ShardPlan(stream, now);
        if (change.IsSplit)
        {
            plan.Split(change.Shard, change.HashKey);
        }
        else if (change.IsMerge)
        {
            plan.Merge(change.Shard, change.Adjacent);
        }
        else
        {
            plan.Scale(change.TargetCount);
        }

        return stream with { Shards = [.. plan._shards.Values], NextShardIndex = plan._nextIndex };
    }

    private void Split(int index, UInt128 hashKey)
    {
        var parent = Close(index);
        Add(new HashKeyRange(parent.Range.Start, hashKey - 1), parent, null);
        Add(new HashKeyRange(hashKey, parent.Range.End), parent, null);
    }

    private int Merge(int index, int adjacentIndex)
    {
        var (lower, upper) = (Close(index), Close(adjacentIndex));
        return Add(new HashKeyRange(lower.Range.Start, upper.Range.End), lower, upper);
    }

    private void Scale(int count)
    {
        var wanted = Enumerable.Range(0, count).Select(part => HashKeyRange.Part(part, count)).ToList();
        foreach (var border in wanted.Skip(1).Select(range => range.Start))
        {
            var shard = Open().First(candidate => candidate.Range.Start <= border && border <= candidate.Range.End);
            if (shard.Range.Start != border)
            {
                Split(shard.Index, border);
            }
        }

        foreach (var range in wanted)
        {
            var parts = Open().Where(shard => range.Start <= shard.Range.Start && shard.Range.End <= range.End).Select(shard => shard.Index).ToList();
            foreach (var part in parts.Skip(1))
            {
                parts[0] = Merge(parts[0], part);
            }
        }
    }

    private List<ShardMetadata> Open() => [.. _shards.Values.Where(shard => shard.ClosedAt is null).OrderBy(shard => shard.Range.Start)];

    private ShardMetadata Close(int index) => _shards[index] = _shards[index] with { ClosedAt = _now };

    private int Add(HashKeyRange range, ShardMetadata parent, ShardMetadata? adjacent)
    {
        var after = Math.Max(parent.SequenceSeconds, adjacent?.SequenceSeconds ?? 0);
        var seconds = Math.Max(_now.ToUnixTimeSeconds(), after) + 1;
        _shards[_nextIndex] = new ShardMetadata(_nextIndex, range, _now, seconds, parent.Index, adjacent?.Index, null);
        return _nextIndex++;
    }
}
