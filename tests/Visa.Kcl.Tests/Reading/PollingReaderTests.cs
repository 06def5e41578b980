using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.Reading;
using Amazon.Kinesis.Model;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Reading;

public sealed class PollingReaderTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _got = [];
    private PollingReader? _reader;

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void RunAsync_FromACheckpoint_SkipsWhatItCovers()
    {
        var numbers = Put(5);
        Start(new(numbers[2]));

        Expect(numbers[3..]);
    }

    [Fact]
    public void RunAsync_FromACheckpointInsideAnAggregate_ReadsItsRecordAgain()
    {
        var numbers = Put(2);
        Start(new(numbers[0], -1));

        Expect(numbers);
    }

    [Fact]
    public void RunAsync_AfterAnIteratorExpired_GoesOnAfterTheLastRecord()
    {
        var first = Put(2);
        Start(ExtendedSequenceNumber.TrimHorizon);
        Expect(first);

        _lab.Stream.ReadFaults.Enqueue(new ExpiredIteratorException("expired"));
        var second = Put(2);
        Expect([.. first, .. second]);
    }

    [Fact]
    public void RunAsync_AtTheTipWhoseIteratorExpired_SkipsNothingThatCameMeanwhile()
    {
        Put(2);
        _lab.World.Run(TimeSpan.FromSeconds(10));
        Start(ExtendedSequenceNumber.Latest);
        _lab.Until(() => _lab.Reads.Reads > 0, "The reader reads.");

        _lab.Stream.ReadFaults.Enqueue(new ExpiredIteratorException("expired"));
        var at = _lab.Machine.Time.GetUtcNow() - DateTimeOffset.UnixEpoch;
        string[] numbers = [_lab.Stream.Put(Lab.Shard(0), at), _lab.Stream.Put(Lab.Shard(0), at)];
        Expect(numbers);
    }

    [Fact]
    public void RunAsync_WhileReadsFail_TriesAgainAndLosesNothing()
    {
        var numbers = Put(3);
        for (var i = 0; i < 6; i++)
            _lab.Stream.ReadFaults.Enqueue(i % 2 == 0 ? new IOException("unreachable") : new ProvisionedThroughputExceededException("slow down"));
        Start(ExtendedSequenceNumber.TrimHorizon);

        Expect(numbers);
    }

    [Fact]
    public void RunAsync_AtTheEndOfAClosedShard_Completes()
    {
        var numbers = Put(1);
        _lab.Stream.Split(Lab.Shard(0));
        Start(ExtendedSequenceNumber.TrimHorizon);

        Expect(numbers);
        _lab.Until(() => _reader!.Pages.Completion.IsCompletedSuccessfully, "The pages end with the shard.");
    }

    [Fact]
    public void RunAsync_WithASlowConsumer_ReadsOnePageAheadAndNoMore()
    {
        _lab.Options.MaxPrefetchedPages = 1;
        Put(1);
        Start(ExtendedSequenceNumber.TrimHorizon, isConsumed: false);
        _lab.World.Run(TimeSpan.FromSeconds(5));
        Put(1);
        _lab.World.Run(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _lab.Reads.Reads);
    }

    [Fact]
    public void RunAsync_WithASlowConsumer_StopsAtTheBytesThatMayWait()
    {
        _lab.Options.MaxPrefetchedPages = 100;
        _lab.Options.MaxPrefetchedBytes = 250;
        _lab.Reads.Limit = 1;
        for (var i = 0; i < 20; i++)
            _lab.Stream.Put(Lab.Shard(0), new byte[100], "k");
        Start(ExtendedSequenceNumber.TrimHorizon, isConsumed: false);
        _lab.World.Run(TimeSpan.FromMinutes(1));

        Assert.Equal(3, _lab.Reads.Reads);
        Assert.Equal(300, _reader!.Pages.Bytes);
    }

    [Fact]
    public void RunAsync_WhenIdleWithALongestIdleTime_ReadsLessOften()
    {
        _lab.Options.MaxIdleTimeBetweenReads = TimeSpan.FromSeconds(1);
        Start(ExtendedSequenceNumber.TrimHorizon);
        _lab.World.Run(TimeSpan.FromSeconds(60));

        Assert.InRange(_lab.Reads.Reads, 55, 75);
    }

    [Fact]
    public void RunAsync_WhenIdle_ReadsNoMoreThanFiveTimesASecond()
    {
        Start(ExtendedSequenceNumber.TrimHorizon);
        _lab.World.Run(TimeSpan.FromSeconds(10));

        Assert.InRange(_lab.Reads.Reads, 45, 51);
    }

    private string[] Put(int count) => [.. Enumerable.Range(0, count).Select(_ => _lab.Stream.Put(Lab.Shard(0)))];

    private void Expect(string[] numbers)
    {
        _lab.Until(() => _got.Count >= numbers.Length, $"Got {string.Join(",", _got)}");
        Assert.Equal(numbers, _got);
    }

    private void Start(ExtendedSequenceNumber from, bool isConsumed = true) => _lab.Machine.Start(async () =>
    {
        _reader = new(Lab.Shard(0), from, null, _lab.Parts());
        var run = _reader.RunAsync(_stop.Token);
        var isAtEnd = false;
        while (isConsumed && !isAtEnd)
        {
            var page = await _reader.Pages.ReadAsync(_stop.Token);
            _got.AddRange(page.Records.Select(r => r.SequenceNumber));
            isAtEnd = page.IsAtEnd;
        }

        await run;
    });
}
