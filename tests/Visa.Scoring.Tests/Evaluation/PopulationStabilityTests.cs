using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class PopulationStabilityTests
{
    private static readonly float[] Expected = Draw(20_000, shift: 0, seed: 1);

    [Fact]
    public void Index_SamePopulation_IsNearZero() => Assert.InRange(new PopulationStability(Expected).Index(Draw(20_000, 0, 2)), 0, 0.01);

    [Fact]
    public void Index_ShiftedByAStandardDeviation_IsAnotherPopulation() => Assert.InRange(new PopulationStability(Expected).Index(Draw(20_000, 1, 3)), 0.5, 2);

    [Fact]
    public void Index_TwoBins_IsTheFormula()
    {
        var stability = new PopulationStability([0, 0, 1, 1], bins: 2);

        Assert.Equal((0.75 - 0.5) * Math.Log(0.75 / 0.5) + (0.25 - 0.5) * Math.Log(0.25 / 0.5), stability.Index([0, 0, 0, 1]), 1e-9);
    }

    [Fact]
    public void Index_ValuesThatWentMissing_Counts() => Assert.InRange(new PopulationStability(Expected).Index([.. Expected.Select((value, i) => i % 2 == 0 ? float.NaN : value)]), 1, 10);

    private static float[] Draw(int count, double shift, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(shift + Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6))];
    }
}
