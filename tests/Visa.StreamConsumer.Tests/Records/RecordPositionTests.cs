using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Tests.Records;

public sealed class RecordPositionTests
{
    [Theory]
    [InlineData("9", 0, "10", 0)]
    [InlineData("10", 1, "10", 2)]
    [InlineData("49680468580648451858657994381189", 0, "49680468580648451858657994381190", 0)]
    public void CompareTo_AndKeys_OrderAsTheShardDoes(string sequence, long sub, string laterSequence, long laterSub)
    {
        var (earlier, later) = (new RecordPosition(sequence, sub), new RecordPosition(laterSequence, laterSub));

        Assert.True(earlier.CompareTo(later) < 0);
        Assert.True(later.CompareTo(earlier) > 0);
        Assert.True(string.CompareOrdinal(earlier.Key, later.Key) < 0);
    }

    [Fact]
    public void TryParseKey_Key_GivesThePosition()
    {
        var position = new RecordPosition("49680468580648451858657994381189", 12);

        Assert.True(RecordPosition.TryParseKey(position.Key, out var parsed));
        Assert.Equal(position, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("notes")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000x-0000000000")]
    public void TryParseKey_SomethingElse_IsRefused(string key) => Assert.False(RecordPosition.TryParseKey(key, out _));

    [Theory]
    [InlineData("TRIM_HORIZON", false)]
    [InlineData("LATEST", false)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("49680", true)]
    public void IsPosition_Checkpoint_TellsSequenceNumbers(string? checkpoint, bool expected) => Assert.Equal(expected, RecordPosition.IsPosition(checkpoint));
}
