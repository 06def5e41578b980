using System.Globalization;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Shards;
using Visa.LocalAws.Kinesis.Streams;

namespace Visa.LocalAws.Tests.Kinesis.Resharding;

/// <summary>What must hold after any sequence of splits, merges and scalings.</summary>
public sealed class ShardPlanTests
{
    private const int Sequences = 200;
    private const int ChangesEach = 25;
    private const int MostShards = 40;

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Apply_AnySequenceOfChanges_KeepsThePartitionTheFamilyAndTheOrder()
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var now = Start;
            var stream = StreamMetadata.Create("s", StreamState.Provisioned, random.Next(1, 9), now, 1024, 24);
            for (var change = 0; change < ChangesEach; change++)
            {
                now += TimeSpan.FromMilliseconds(random.Next(0, 3000));
                var before = stream;
                stream = ShardPlan.Apply(stream, RandomChange(stream, random), now);
                CheckPartition(stream);
                CheckFamilies(before, stream);
            }
        }
    }

    [Theory]
    [InlineData(4, 8)]
    [InlineData(4, 6)]
    [InlineData(4, 2)]
    [InlineData(3, 5)]
    [InlineData(7, 4)]
    public void Apply_AScaling_EndsWithEqualRanges(int from, int to)
    {
        var stream = ShardPlan.Apply(StreamMetadata.Create("s", StreamState.Provisioned, from, Start, 1024, 24), ShardChange.Scale(to), Start);

        Assert.Equal(Enumerable.Range(0, to).Select(part => HashKeyRange.Part(part, to)), Open(stream).Select(shard => shard.Range));
    }

    private static ShardChange RandomChange(StreamMetadata stream, Random random)
    {
        var open = Open(stream);
        var kind = random.Next(3);
        if (kind == 0 && open.Count < MostShards)
        {
            var shard = open[random.Next(open.Count)];
            var width = shard.Range.End - shard.Range.Start;
            if (width > 4)
            {
                var half = ((UInt128)random.NextInt64() << 64) | (UInt128)random.NextInt64();
                return ShardChange.Split(shard.Index, shard.Range.Start + 2 + (half % (width - 2)));
            }
        }

        if (kind == 1 && open.Count > 1)
        {
            var lower = random.Next(open.Count - 1);
            return ShardChange.Merge(open[lower].Index, open[lower + 1].Index);
        }

        return ShardChange.Scale(Math.Min(MostShards, random.Next(Math.Max(1, (open.Count + 1) / 2), (open.Count * 2) + 1)));
    }

    private static void CheckPartition(StreamMetadata stream)
    {
        var open = Open(stream);
        Assert.Equal(UInt128.Zero, open[0].Range.Start);
        Assert.Equal(UInt128.MaxValue, open[^1].Range.End);
        Assert.All(open.Zip(open.Skip(1)), pair => Assert.Equal(pair.First.Range.End + 1, pair.Second.Range.Start));
        Assert.Equal(stream.Shards.Count, stream.Shards.Select(shard => shard.Index).Distinct().Count());
        Assert.True(stream.Shards.All(shard => shard.Index < stream.NextShardIndex));
    }

    private static void CheckFamilies(StreamMetadata before, StreamMetadata after)
    {
        var byIndex = after.Shards.ToDictionary(shard => shard.Index);
        Assert.All(before.Shards, shard => Assert.Equal(shard, byIndex[shard.Index] with { ClosedAt = shard.ClosedAt }));
        foreach (var child in after.Shards.Where(shard => shard.Parent is not null))
        {
            foreach (var parent in new[] { child.Parent, child.AdjacentParent }.OfType<int>().Select(index => byIndex[index]))
            {
                Assert.NotNull(parent.ClosedAt);
                Assert.True(parent.Range.Start <= child.Range.End && child.Range.Start <= parent.Range.End, "a child shares keys with its parent");
                var last = new SequenceNumber(parent.SequenceSeconds, long.MaxValue, parent.ClosedAt.Value.ToUnixTimeSeconds(), parent.Index);
                var first = new SequenceNumber(child.SequenceSeconds, 0, child.SequenceSeconds, child.Index);
                Assert.True(string.CompareOrdinal(last.ToString(), first.ToString()) < 0, string.Create(CultureInfo.InvariantCulture, $"{last} of {parent.Index} comes before {first} of {child.Index}"));
            }
        }
    }

    private static List<ShardMetadata> Open(StreamMetadata stream) => [.. stream.Shards.Where(shard => shard.ClosedAt is null).OrderBy(shard => shard.Range.Start)];
}
