using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Shards;

namespace Visa.Kcl.Tests.Shards;

/// <summary>The example that the Java library documents: (0,1)→6, (2,3)→7, (6,7)→8, 5→(9,10), and 4, which stays open.</summary>
public sealed class ShardLineageTests
{
    private static readonly IReadOnlyList<StreamShard> Example =
    [
        Closed("0"), Closed("1"), Closed("2"), Closed("3"), Open("4"), Closed("5"),
        Closed("6", "0", "1"), Closed("7", "2", "3"), Open("8", "6", "7"), Open("9", "5"), Open("10", "5"),
    ];

    [Theory]
    [InlineData(InitialPosition.Latest, "6")]
    [InlineData(InitialPosition.TrimHorizon, "0,1")]
    [InlineData(InitialPosition.AtTimestamp, "0,1")]
    public void MissingLeases_OfTheExample_AreThoseOfTheJavaLibrary(InitialPosition initial, string expected)
    {
        var missing = ShardLineage.MissingLeases(Example, ["4", "5", "7"], initial);

        Assert.Equal(expected, string.Join(",", missing.Select(l => l.Key)));
        Assert.All(missing, l => Assert.Equal(ExtendedSequenceNumber.Of(initial), l.Checkpoint));
    }

    [Fact]
    public void MissingLeases_WithEveryOpenShardLeased_AreNone() =>
        Assert.Empty(ShardLineage.MissingLeases(Example, ["4", "8", "9", "10"], InitialPosition.TrimHorizon));

    [Fact]
    public void MissingLeases_OfAnOpenShardWithoutHistory_StartAtTheInitialPosition()
    {
        var missing = ShardLineage.MissingLeases(Example, ["8", "9", "10"], InitialPosition.Latest);

        Assert.Equal("4", Assert.Single(missing).Key);
    }

    [Fact]
    public void MissingLeases_AtTheTipWithNoAncestorLeased_AreTheOpenShards()
    {
        var missing = ShardLineage.MissingLeases(Example, ["4"], InitialPosition.Latest);

        Assert.Equal(["8", "9", "10"], missing.Select(l => l.Key));
    }

    [Fact]
    public void MissingLeases_OfAChildWhoseParentIsBeingRead_AreNone()
    {
        StreamShard[] shards = [Closed("0"), Open("1", "0"), Open("2", "0")];

        Assert.Empty(ShardLineage.MissingLeases(shards, ["0"], InitialPosition.TrimHorizon));
    }

    [Theory]
    [InlineData(InitialPosition.Latest, "4,8,9,10")]
    [InlineData(InitialPosition.TrimHorizon, "0,1,2,3,4,5")]
    public void FirstLeases_OfAListingThatIgnoresTheFilter_AreChosenFromLineage(InitialPosition initial, string expected) =>
        Assert.Equal(expected, string.Join(",", ShardLineage.FirstLeases(Example, initial).Select(l => l.Key)));

    [Fact]
    public void MissingAncestors_OfAMergeWithOneParentLeased_IsTheOtherParent()
    {
        var missing = ShardLineage.MissingAncestors("8", Example, ["7"], InitialPosition.Latest);

        Assert.Equal("6", Assert.Single(missing).Key);
    }

    [Fact]
    public void NewLease_OfAMerge_KeepsParents()
    {
        var lease = ShardLineage.NewLease(Example[8], ExtendedSequenceNumber.TrimHorizon);

        Assert.Equal(["6", "7"], lease.ParentShardIds);
        Assert.Null(lease.Owner);
    }

    private static StreamShard Open(string id, params string[] parents) =>
        new() { Id = id, ParentIds = parents, IsOpen = true, StartingSequenceNumber = id };

    private static StreamShard Closed(string id, params string[] parents) => Open(id, parents) with { IsOpen = false };
}
