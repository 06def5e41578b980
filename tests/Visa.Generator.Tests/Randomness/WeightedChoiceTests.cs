using Visa.Generator.Randomness;

namespace Visa.Generator.Tests.Randomness;

public sealed class WeightedChoiceTests
{
    [Fact]
    public void Draw_ManyTimes_FollowsTheWeights()
    {
        double[] weights = [1, 0, 5, 0.5, 3.5];
        var prng = new Prng(3);
        var choice = new WeightedChoice(weights);
        var counts = new int[weights.Length];

        for (var i = 0; i < 100_000; i++) counts[choice.Draw(prng)]++;

        for (var i = 0; i < weights.Length; i++) Assert.InRange(counts[i] / 100_000.0, weights[i] / 10 - 0.01, weights[i] / 10 + 0.01);
        Assert.Equal(0, counts[1]);
    }

    [Fact]
    public void Constructor_NoWeight_Throws() => Assert.Throws<ArgumentException>(() => new WeightedChoice([0, 0]));
}
