using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class CardPrecisionTests
{
    [Fact]
    public void AtTop_FoundCard_LeavesTheFollowingDays()
    {
        var rows = new ScoredRows(
            Scores: [0.9, 0.8, 0.1, 0.9, 0.5, 0.4],
            IsFraud: [true, false, false, true, true, false],
            Cards: [1, 2, 3, 1, 2, 3],
            Days: [0, 0, 0, 1, 1, 1],
            Amounts: [1, 1, 1, 1, 1, 1]);

        // Day 0 looks at card 1 (found) and 2; day 1, without card 1, at 2 (found) and 3.
        Assert.Equal(0.5, CardPrecision.AtTop(2, rows));
    }

    [Fact]
    public void AtTop_CardWithSeveralRows_CountsOnceByItsHighestScore()
    {
        var rows = new ScoredRows([0.2, 0.7, 0.6], [true, false, false], [1, 1, 2], [4, 4, 4], [1, 1, 1]);

        Assert.Equal(1, CardPrecision.AtTop(1, rows));
    }

    [Fact]
    public void AtTop_FewerCardsThanLooks_CountsAgainstAllLooks()
    {
        var rows = new ScoredRows([0.2], [true], [1], [4], [1]);

        Assert.Equal(0.01, CardPrecision.AtTop(100, rows));
    }
}
