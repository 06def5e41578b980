using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class RankingTests
{
    [Fact]
    public void Figures_SmallExampleWithATie_AreThoseCountedByHand()
    {
        var ranking = new Ranking([0.1, 0.4, 0.35, 0.8, 0.8, 0.05], [false, false, true, true, false, true]);

        Assert.Equal(((1 / 2.0) + (2 / 4.0) + (3 / 6.0)) / 3, ranking.Count().AveragePrecision(), 1e-12);
        Assert.Equal(3.5 / 9, ranking.Count().AreaUnderRoc(), 1e-12);
    }

    [Fact]
    public void Figures_RandomScoresWithTies_EqualTheirDefinitions()
    {
        var random = new Random(1);
        for (var round = 0; round < 100; round++)
        {
            var count = random.Next(2, 60);
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(12))];
            bool[] isFraud = [true, false, .. Enumerable.Range(2, count - 2).Select(_ => random.Next(3) == 0)];
            int[] weights = [1, 1, .. Enumerable.Range(2, count - 2).Select(_ => random.Next(4))];
            var ranking = new Ranking(scores, isFraud);
            var definition = new RankingByDefinition(scores, isFraud, weights);

            Assert.Equal(definition.AveragePrecision(), ranking.Count(weights).AveragePrecision(), 1e-12);
            Assert.Equal(definition.AreaUnderRoc(), ranking.Count(weights).AreaUnderRoc(), 1e-12);
            Assert.Equal(definition.RecallAtFalsePositiveRate(0.1), ranking.Count(weights).RecallAtFalsePositiveRate(0.1), 1e-12);
            Assert.Equal(definition.RecallAtBudget(0.2), ranking.Count(weights).RecallAtBudget(0.2), 1e-12);
        }
    }

    [Fact]
    public void Figures_NoWeights_AreThoseOfWeightsOfOne()
    {
        var random = new Random(2);
        double[] scores = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        bool[] isFraud = [.. scores.Select(score => random.NextDouble() < score / 4)];
        int[] ones = [.. scores.Select(_ => 1)];
        var ranking = new Ranking(scores, isFraud);

        Assert.Equal(ranking.Count(ones).AveragePrecision(), ranking.Count().AveragePrecision());
        Assert.Equal(ranking.Count(ones).AreaUnderRoc(), ranking.Count().AreaUnderRoc());
    }

    [Fact]
    public void Figures_PerfectAndInvertedScores_AreTheExtremes()
    {
        bool[] isFraud = [true, true, false, false, false];

        Assert.Equal(1, new Ranking([5, 4, 3, 2, 1], isFraud).Count().AveragePrecision());
        Assert.Equal(1, new Ranking([5, 4, 3, 2, 1], isFraud).Count().AreaUnderRoc());
        Assert.Equal(0, new Ranking([1, 2, 3, 4, 5], isFraud).Count().AreaUnderRoc());
        Assert.Equal(1, new Ranking([5, 4, 3, 2, 1], isFraud).Count().RecallAtFalsePositiveRate(0));
        Assert.Equal(0.5, new Ranking([5, 4, 3, 2, 1], isFraud).Count().RecallAtBudget(0.2));
    }

    [Fact]
    public void AveragePrecision_NoFraud_IsNotANumber() => Assert.Equal(double.NaN, new Ranking([1, 2], [false, false]).Count().AveragePrecision());
}
