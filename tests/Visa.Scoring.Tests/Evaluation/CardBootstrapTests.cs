using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class CardBootstrapTests
{
    [Fact]
    public void Interval_MeanOfIndependentCards_HasTheWidthOfTheNormalTheory()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 400).Select(_ => random.NextDouble()).ToArray();
        var rows = new ScoredRows(values, new bool[400], [.. Enumerable.Range(0, 400)], new int[400], new double[400]);
        double Mean(int[] weights) => values.Select((value, row) => value * weights[row]).Sum() / weights.Sum();

        var (low, high) = new CardBootstrap(rows).Interval(Mean, samples: 2_000, seed: 5);

        // A uniform variable's standard deviation is 1/sqrt(12); 1.96 of it on each side over sqrt(400).
        Assert.Equal(2 * 1.96 / Math.Sqrt(12) / 20, high - low, 0.006);
        Assert.InRange(values.Average(), low, high);
    }

    [Fact]
    public void Interval_RowsOfOneCard_MoveTogether()
    {
        var rows = new ScoredRows([1, 1, 1, 1], [true, true, true, true], [7, 7, 9, 9], [0, 0, 0, 0], [1, 1, 1, 1]);

        new CardBootstrap(rows).Interval(
            weights =>
            {
                Assert.Equal(weights[0], weights[1]);
                Assert.Equal(weights[2], weights[3]);
                return 0;
            },
            samples: 50,
            seed: 1);
    }

    [Fact]
    public void Interval_SameSeed_IsTheSame()
    {
        var rows = new ScoredRows([1, 2, 3, 4], [true, false, true, false], [1, 2, 3, 4], [0, 0, 0, 0], [1, 1, 1, 1]);
        var ranking = new Ranking(rows.Scores, rows.IsFraud);
        var bootstrap = new CardBootstrap(rows);

        Assert.Equal(bootstrap.Interval(weights => ranking.Count(weights).AreaUnderRoc(), 200, 9), bootstrap.Interval(weights => ranking.Count(weights).AreaUnderRoc(), 200, 9));
    }
}
