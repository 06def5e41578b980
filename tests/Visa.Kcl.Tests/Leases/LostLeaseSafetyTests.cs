using Amazon.Kinesis.ClientLibrary;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Leases;

/// <summary>What a processor can know of its lease when its process was paused, cut off or robbed.</summary>
public sealed class LostLeaseSafetyTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<RecordingProcessor> _processors = [];

    public void Dispose() => _stop.Dispose();

    private IShardLease Lease => _processors[0].Initialization!.Lease;

    [Fact]
    public void IsHeld_RightAfterAPauseLongerThanTheFailoverTime_IsFalseBeforeAnyTimerCouldTell()
    {
        bool? isHeldAfterPause = null;
        var isPaused = false;
        Run(async (_, token) =>
        {
            // The first thing that the process does when it goes on is what it was about to do.
            await Task.Delay(TimeSpan.FromMilliseconds(10), _lab.Machine.Time, CancellationToken.None);
            isHeldAfterPause = isPaused ? Lease.IsHeld : null;
        });
        _lab.Stream.Put(Lab.Shard(0));
        _lab.Until(() => _processors is [{ Batches.Count: 1 }], "The batch is delivered.");

        isPaused = true;
        _lab.Machine.Pause(TimeSpan.FromSeconds(30));
        _lab.World.Run(TimeSpan.FromSeconds(31));

        Assert.False(isHeldAfterPause);
        Assert.True(Lease.Lost.IsCancellationRequested);
        Assert.Throws<ShutdownException>(Lease.ThrowIfLost);
    }

    [Fact]
    public void IsHeld_AfterAPauseShorterThanTheFailoverTime_IsStillTrue()
    {
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _processors.Count == 1 && _processors[0].Initialization is not null, "The processor is there.");

        _lab.Machine.Pause(TimeSpan.FromSeconds(5));
        _lab.World.Run(TimeSpan.FromSeconds(6));

        Assert.True(Lease.IsHeld);
        Lease.ThrowIfLost();
    }

    [Fact]
    public void ValidFor_WhileTheTableIsUnreachable_CountsDownToZero()
    {
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _processors.Count == 1 && _processors[0].Initialization is not null, "The processor is there.");
        Assert.InRange(Lease.ValidFor, TimeSpan.FromSeconds(6), _lab.Options.FailoverTime);

        _lab.Store.BeforeWrite = _ => throw new IOException("unreachable");
        _lab.World.Run(TimeSpan.FromSeconds(5));
        Assert.InRange(Lease.ValidFor, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        _lab.World.Run(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.Zero, Lease.ValidFor);
        Assert.False(Lease.IsHeld);
    }

    [Fact]
    public void Epoch_OfEachAcquisition_IsGreater()
    {
        Run((_, _) => Task.CompletedTask);
        for (var acquisition = 1; acquisition <= 4; acquisition++)
        {
            var count = acquisition;
            _lab.Until(() => _processors.Count == count && _processors[^1].Initialization is not null, "The shard is taken up.");
            _lab.World.Run(TimeSpan.FromSeconds(20));
            _lab.TakeAway(Lab.Shard(0));
        }

        var epochs = _processors.Select(p => p.Initialization!.Lease.Epoch).ToList();
        Assert.Equal(epochs.Order(), epochs);
        Assert.Equal(epochs.Count, epochs.Distinct().Count());
        Assert.False(_processors[0].Initialization!.Lease.IsHeld);
    }

    [Fact]
    public void TryRenewAsync_WhoseCallHangs_IsGivenUpInTimeForAnother()
    {
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _processors.Count == 1 && _processors[0].Initialization is not null, "The processor is there.");
        var hangs = 0;
        _lab.Store.Hang = write => write == "renew" && hangs++ == 0;

        _lab.World.Run(TimeSpan.FromSeconds(30));

        Assert.True(hangs > 1, "No renewal followed the one that hung.");
        Assert.True(Lease.IsHeld);
        Assert.Equal(["initialize"], _processors[0].Calls);
    }

    [Fact]
    public void Takeover_AfterADeath_ComesSoonAfterTheFailoverTime()
    {
        _lab.Options.FailoverTime = TimeSpan.FromSeconds(3);
        Run((_, _) => Task.CompletedTask);
        _lab.Until(() => _processors.Count == 1, "The shard is taken.");
        List<TimeSpan> gaps = [];
        for (var i = 0; i < 20; i++)
        {
            // The other renews once, right now, and never again.
            _lab.World.Run(TimeSpan.FromSeconds(6.1 + 0.13 * i));
            _lab.TakeAway(Lab.Shard(0));
            var diedAt = _lab.World.Now;
            var count = _processors.Count + 1;
            _lab.Until(() => _processors.Count == count, "The shard is taken up again.");
            gaps.Add(_lab.World.Now - diedAt);
        }

        Assert.All(gaps, gap => Assert.InRange(gap, _lab.Options.FailoverTime, 1.6 * _lab.Options.FailoverTime));
    }

    private void Run(Func<ProcessRecordsInput, CancellationToken, Task> onRecords) => _lab.Run(
        _ =>
        {
            _processors.Add(new() { OnRecords = onRecords });
            return _processors[^1];
        },
        _stop.Token);
}
