using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Visa.Domain.Chargebacks;
using Visa.Generator.Live;

namespace Visa.Generator.Tests.Live;

public sealed class PacerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Wall = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<SimulatedEvent> _events = [.. SmallNetwork.Events(SmallNetwork.Settings(fraudBasisPoints: 500)).Take(2_000)];
    private readonly Channel<SimulatedTransaction> _transactions = Channel.CreateBounded<SimulatedTransaction>(10_000);
    private readonly Channel<Chargeback> _chargebacks = Channel.CreateBounded<Chargeback>(10_000);

    [Fact]
    public async Task RunAsync_ByRate_HandsOnTheCountThatIsDueWhateverTheEventTimes()
    {
        var time = new FakeTimeProvider(Wall);
        using var stop = new CancellationTokenSource();
        var pacer = Pacer(new Schedule(Wall, SmallNetwork.Start, rate: 10, speedUp: null), time);
        var pace = pacer.RunAsync(_events, DateTimeOffset.MaxValue, stop.Token);

        while (_transactions.Reader.Count < 50)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
            Assert.InRange(_transactions.Reader.Count, 0, (time.GetUtcNow() - Wall).TotalSeconds * 10 + 1);
        }

        await stop.CancelAsync();
        await pace.WaitAsync(Deadline);
        Assert.Equal(pacer.Made, _transactions.Reader.Count);
    }

    [Fact]
    public async Task RunAsync_BySpeedUp_HandsOnWhatEventTimeHasReached()
    {
        var time = new FakeTimeProvider(Wall);
        using var stop = new CancellationTokenSource();
        var pace = Pacer(new Schedule(Wall, SmallNetwork.Start, rate: 1, speedUp: 60), time).RunAsync(_events, DateTimeOffset.MaxValue, stop.Token);
        var received = 0;

        while (received < 100)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
            while (_transactions.Reader.TryRead(out var next))
            {
                received++;
                Assert.True(next.Transaction.EventTime - SmallNetwork.Start <= (time.GetUtcNow() - Wall) * 60);
            }
        }

        await stop.CancelAsync();
        await pace.WaitAsync(Deadline);
    }

    [Fact]
    public async Task RunAsync_EndReached_CompletesWithExactlyWhatIsDueBeforeIt()
    {
        // The schedule is in the past: everything is due at once.
        var pacer = Pacer(new Schedule(Wall, SmallNetwork.Start, rate: 100, speedUp: null), TimeProvider.System);
        await pacer.RunAsync(_events, Wall.AddSeconds(15), CancellationToken.None).WaitAsync(Deadline);

        var transactions = await _transactions.Reader.ReadAllAsync().ToListAsync();
        var chargebacks = await _chargebacks.Reader.ReadAllAsync().ToListAsync();
        Assert.Equal(_events.Select(next => next.Transaction).OfType<SimulatedTransaction>().Take(1_500), transactions);
        Assert.NotEmpty(chargebacks);
        Assert.Equal(_events.Select(next => next.Chargeback).OfType<Chargeback>().Where(report => report.ReportedAt <= pacer.EventClock), chargebacks);
    }

    [Fact]
    public async Task RunAsync_ChannelFull_WaitsUntilToldToStop()
    {
        var small = Channel.CreateBounded<SimulatedTransaction>(10);
        using var stop = new CancellationTokenSource();
        var pacer = new Pacer(new Schedule(Wall, SmallNetwork.Start, rate: 100, speedUp: null), small.Writer, _chargebacks.Writer, TimeProvider.System);
        var pace = pacer.RunAsync(_events, DateTimeOffset.MaxValue, stop.Token);
        while (small.Reader.Count < 10) await Task.Yield();

        Assert.False(pace.IsCompleted);
        await stop.CancelAsync();
        await pace.WaitAsync(Deadline);
        Assert.Equal(10, pacer.Made);
    }

    private Pacer Pacer(Schedule schedule, TimeProvider time) => new(schedule, _transactions.Writer, _chargebacks.Writer, time);
}
