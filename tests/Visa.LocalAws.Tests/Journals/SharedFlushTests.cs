using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Tests.Journals;

public sealed class SharedFlushTests
{
    [Fact]
    public async Task FlushAsync_ManyAtOnce_EachIsCoveredByAFlushThatBeganAfterIt()
    {
        var (written, flushed, flushes) = (0L, 0L, 0L);
        var shared = new SharedFlush(() =>
        {
            Interlocked.Increment(ref flushes);
            var seen = Interlocked.Read(ref written);
            Thread.Yield();
            Interlocked.Exchange(ref flushed, seen);
            return Task.CompletedTask;
        });

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            var mine = Interlocked.Increment(ref written);
            await shared.FlushAsync();
            Assert.True(Interlocked.Read(ref flushed) >= mine);
        });

        Assert.InRange(flushes, 1, 1000);
    }

    [Fact]
    public async Task FlushAsync_AfterOneThatFailed_FlushesAgain()
    {
        var isBroken = true;
        var shared = new SharedFlush(() => isBroken ? throw new IOException("full") : Task.CompletedTask);

        await Assert.ThrowsAsync<IOException>(shared.FlushAsync);
        isBroken = false;
        await shared.FlushAsync();
    }
}
