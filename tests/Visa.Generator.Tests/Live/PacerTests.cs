using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Visa.Generator.Behaviour;
using Visa.Generator.Live;

namespace Visa.Generator.Tests.Live;

public sealed class PacerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task RunAsync_ClockMoves_HandsOnWhatIsDueAndNoMore()
    {
        var time = new FakeTimeProvider(Simulation.Start);
        var channel = Channel.CreateBounded<SimulatedTransaction>(10_000);
        using var stop = new CancellationTokenSource();
        var pace = Pacer.RunAsync(Simulation.Feed(rate: 10), channel.Writer, time, DateTimeOffset.MaxValue, stop.Token);
        var received = new List<SimulatedTransaction>();

        while (received.Count < 50)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
            while (channel.Reader.TryRead(out var next))
            {
                received.Add(next);
                Assert.True(next.Transaction.EventTime <= time.GetUtcNow());
            }
        }

        await stop.CancelAsync();
        await pace.WaitAsync(Deadline);
        Assert.Equal(Simulation.Take(Simulation.Feed(rate: 10), 50).Select(simulated => simulated.Transaction.Id), received.Take(50).Select(simulated => simulated.Transaction.Id));
    }

    [Fact]
    public async Task RunAsync_EndReached_CompletesWithExactlyTheTransactionsBeforeIt()
    {
        var end = Simulation.Start.AddSeconds(20);
        var channel = Channel.CreateBounded<SimulatedTransaction>(10_000);

        // The schedule is in the past: everything is due at once.
        await Pacer.RunAsync(Simulation.Feed(rate: 10), channel.Writer, TimeProvider.System, end, CancellationToken.None).WaitAsync(Deadline);

        var received = await channel.Reader.ReadAllAsync().ToListAsync();
        Assert.Equal(Simulation.Take(Simulation.Feed(rate: 10), 1_000).TakeWhile(simulated => simulated.Transaction.EventTime < end), received);
        Assert.InRange(received.Count, 150, 260);
    }

    [Fact]
    public async Task RunAsync_FullChannel_WaitsForRoom()
    {
        var channel = Channel.CreateBounded<SimulatedTransaction>(10);
        using var stop = new CancellationTokenSource();

        var pace = Pacer.RunAsync(Simulation.Feed(), channel.Writer, TimeProvider.System, DateTimeOffset.MaxValue, stop.Token);
        while (channel.Reader.Count < 10) await Task.Yield();

        Assert.False(pace.IsCompleted);
        await stop.CancelAsync();
        await pace.WaitAsync(Deadline);
        var received = await channel.Reader.ReadAllAsync().ToListAsync();
        Assert.Equal(Simulation.Take(Simulation.Feed(), 10), received);
    }
}
