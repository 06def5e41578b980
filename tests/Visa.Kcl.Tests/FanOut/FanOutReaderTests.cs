using Amazon.Kinesis.ClientLibrary.Checkpoints;
using Amazon.Kinesis.ClientLibrary.FanOut;
using Amazon.Kinesis.Model;
using Visa.Kcl.Tests.Hosting;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.FanOut;

public sealed class FanOutReaderTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _got = [];
    private readonly SimulatedFanOut _pushes;
    private FanOutReader? _reader;
    private bool _isTaking = true;

    public FanOutReaderTests()
    {
        _pushes = new(_lab.Stream, _lab.Broker, _lab.Machine.Time);
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void RunAsync_ThroughManyRenewals_HasNoGapAndNoDuplicate()
    {
        Start(ExtendedSequenceNumber.TrimHorizon);
        List<string> numbers = [];
        for (var minute = 0; minute < 30; minute++)
        {
            numbers.AddRange(Put(3));
            _lab.World.Run(TimeSpan.FromSeconds(61));
        }

        Expect(numbers);
        Assert.InRange(_lab.Broker.Subscriptions, 6, 8);
        Assert.Equal(0, _lab.Broker.Refusals);
    }

    [Fact]
    public void RunAsync_WhenTheSubscriptionBreaks_SubscribesAgainNoSoonerThanTheServiceAllows()
    {
        Start(ExtendedSequenceNumber.TrimHorizon);
        List<string> numbers = [.. Put(2)];
        Expect(numbers);
        for (var i = 0; i < 10; i++)
        {
            _lab.Broker.Break(Lab.Shard(0));
            numbers.AddRange(Put(1));
            Expect(numbers);
        }

        Assert.Equal(0, _lab.Broker.Refusals);
    }

    [Fact]
    public void RunAsync_WhileTheServiceRefuses_TriesAgainAndLosesNothing()
    {
        var numbers = Put(3);
        _lab.Broker.Faults.Enqueue(new ResourceInUseException("another subscription"));
        _lab.Broker.Faults.Enqueue(new LimitExceededException("slow down"));
        _lab.Broker.Faults.Enqueue(new ResourceNotFoundException("no such consumer"));
        _lab.Broker.Faults.Enqueue(new IOException("unreachable"));
        Start(ExtendedSequenceNumber.TrimHorizon);

        Expect(numbers);
    }

    [Fact]
    public void RunAsync_FromACheckpoint_SkipsWhatItCovers()
    {
        var numbers = Put(5);
        Start(new(numbers[2]));

        Expect(numbers[3..]);
    }

    [Fact]
    public void RunAsync_AtTheTipWhoseFirstSubscriptionFails_SkipsNothingThatCameMeanwhile()
    {
        Put(2);
        _lab.World.Run(TimeSpan.FromSeconds(10));
        _lab.Broker.Faults.Enqueue(new IOException("unreachable"));
        Start(ExtendedSequenceNumber.Latest);
        _lab.Until(() => _lab.Broker.Faults.Count == 0, "The first subscription fails.");
        var at = _lab.Machine.Time.GetUtcNow() - DateTimeOffset.UnixEpoch;

        Expect([_lab.Stream.Put(Lab.Shard(0), at)]);
    }

    [Fact]
    public void RunAsync_OverASilentConnection_GivesItUpAndSubscribesAgain()
    {
        _pushes.IsSilent = true;
        Start(ExtendedSequenceNumber.TrimHorizon);
        _lab.World.Run(TimeSpan.FromSeconds(20));
        Assert.Equal(1, _lab.Broker.Subscriptions);

        var numbers = Put(1);
        _lab.World.Run(TimeSpan.FromSeconds(20));
        _pushes.IsSilent = false;

        Expect(numbers);
        Assert.Equal(2, _lab.Broker.Subscriptions);
    }

    [Fact]
    public void RunAsync_AtTheEndOfAClosedShard_CompletesWithTheChildren()
    {
        var numbers = Put(1);
        var (left, right) = _lab.Stream.Split(Lab.Shard(0));
        IReadOnlyList<string> children = [];
        Start(ExtendedSequenceNumber.TrimHorizon, page => children = page.IsAtEnd ? [.. page.Children.Select(c => c.Id)] : children);

        Expect(numbers);
        _lab.Until(() => _reader!.Pages.Completion.IsCompletedSuccessfully, "The pages end with the shard.");
        Assert.Equal([left, right], children);
    }

    [Fact]
    public void RunAsync_WithASlowConsumer_TakesNoMoreThanMayWaitAndGoesOnLater()
    {
        _lab.Options.MaxPrefetchedBytes = 2;
        _isTaking = false;
        List<string> numbers = [.. Put(1)];
        Start(ExtendedSequenceNumber.TrimHorizon);
        for (var i = 0; i < 20; i++)
        {
            _lab.World.Run(TimeSpan.FromSeconds(31));
            numbers.AddRange(Put(1));
        }

        // One page more is in the reader's hand.
        Assert.Empty(_got);
        Assert.Equal(2, _reader!.Pages.Bytes);
        _isTaking = true;
        Expect(numbers);
    }

    private string[] Put(int count) => [.. Enumerable.Range(0, count).Select(_ => _lab.Stream.Put(Lab.Shard(0)))];

    private void Expect(IReadOnlyList<string> numbers)
    {
        _lab.Until(() => _got.Count >= numbers.Count, $"Got {string.Join(",", _got)}");
        _lab.World.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(numbers, _got);
    }

    private void Start(ExtendedSequenceNumber from, Action<Amazon.Kinesis.ClientLibrary.Reading.RecordPage>? onPage = null) => _lab.Machine.Start(async () =>
    {
        _reader = new(Lab.Shard(0), from, null, TestParts.Create(_lab.Options, _lab.Store, _lab.Reads, _lab.Machine.Time) with { FanOut = _pushes });
        var run = _reader.RunAsync(_stop.Token);
        var isAtEnd = false;
        while (!isAtEnd)
        {
            while (!_isTaking)
                await Task.Delay(TimeSpan.FromSeconds(1), _lab.Machine.Time);
            var page = await _reader.Pages.ReadAsync(_stop.Token);
            _got.AddRange(page.Records.Select(r => r.SequenceNumber));
            onPage?.Invoke(page);
            isAtEnd = page.IsAtEnd;
        }

        await run;
    });
}
