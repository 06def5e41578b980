using Amazon.Kinesis.ClientLibrary;
using Amazon.Kinesis.ClientLibrary.Reading;

namespace Visa.Kcl.Tests.Reading;

public sealed class PageQueueTests
{
    private readonly PageQueue _queue = new(mostPages: 10, mostBytes: 100, mostRecords: 5);

    [Fact]
    public async Task ReadAsync_SeveralPagesWait_AreGivenAsOne()
    {
        Add("a", ["1", "2"], behind: 30);
        Add("b", ["3"], behind: 20);
        Add("c", ["4"], behind: 10);

        var page = await _queue.ReadAsync(default);

        Assert.Equal(["1", "2", "3", "4"], Numbers(page));
        Assert.Equal(("c", 10L, 4L), (page.Next, page.MillisBehindLatest, page.Bytes));
        Assert.Equal(0, _queue.Bytes);
    }

    [Fact]
    public async Task ReadAsync_MoreWaitThanGoTogether_LeavesTheRestForTheNext()
    {
        Add("a", ["1", "2", "3"], behind: 0);
        Add("b", ["4", "5"], behind: 0);
        Add(null, ["6"], behind: 0);

        var (first, second) = (await _queue.ReadAsync(default), await _queue.ReadAsync(default));

        Assert.Equal(["1", "2", "3", "4", "5"], Numbers(first));
        Assert.False(first.IsAtEnd);
        Assert.Equal(["6"], Numbers(second));
        Assert.True(second.IsAtEnd);
    }

    [Fact]
    public async Task ReadAsync_PageLargerThanWhatGoesTogether_IsGivenWhole()
    {
        Add("a", ["1", "2", "3", "4", "5", "6"], behind: 0);
        Add("b", ["7"], behind: 0);

        Assert.Equal(6, (await _queue.ReadAsync(default)).Records.Count);
    }

    [Fact]
    public async Task WaitForRoomAsync_AFullQueue_HasRoomOnceItWasReadEmpty()
    {
        for (var i = 0; i < 10; i++)
            Add("a", [], behind: 0);
        var room = _queue.WaitForRoomAsync(default);
        Assert.False(room.IsCompleted);

        await _queue.ReadAsync(default);

        await room;
    }

    private static IEnumerable<string> Numbers(RecordPage page) => page.Records.Select(record => record.SequenceNumber);

    private void Add(string? next, string[] numbers, long behind) => _queue.Add(new RecordPage(
        [.. numbers.Select(number => new KinesisClientRecord { Data = new byte[1], PartitionKey = "k", SequenceNumber = number, ApproximateArrivalTimestamp = DateTimeOffset.UnixEpoch })],
        next, behind, []));
}
