using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Tests.Measuring;

public sealed class RoundsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 9.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 3, 100 }, 3.5)]
    public void Median_OfValues_IsTheMiddleOfTheSorted(double[] values, double expected) => Assert.Equal(expected, Rounds.Median(values));

    [Fact]
    public void Median_OfNothing_IsRefused() => Assert.Throws<ArgumentException>(() => Rounds.Median([]));

    [Fact]
    public async Task MediansAsync_TwoContenders_TakeTurnsAndLeaveTheWarmUpOut()
    {
        var order = new List<string>();
        var (a, b) = (0, 100);
        Contender[] contenders = [new("a", _ => Next("a", ref a)), new("b", _ => Next("b", ref b))];

        var medians = await Rounds.MediansAsync(contenders, 3, _ => { }, CancellationToken.None);

        Assert.Equal([3, 103], medians);
        Assert.Equal(["a", "b", "a", "b", "a", "b", "a", "b"], order);

        Task<double> Next(string name, ref int value)
        {
            order.Add(name);
            return Task.FromResult((double)++value);
        }
    }

    [Fact]
    public async Task MediansAsync_Cancelled_StartsNoRound()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var ran = false;

        await Assert.ThrowsAsync<OperationCanceledException>(() => Rounds.MediansAsync([new("a", _ => { ran = true; return Task.FromResult(1.0); })], 1, _ => { }, cancelled.Token));

        Assert.False(ran);
    }
}
