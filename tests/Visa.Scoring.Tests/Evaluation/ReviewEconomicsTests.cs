using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Tests.Evaluation;

public sealed class ReviewEconomicsTests
{
    private static readonly ScoredRows Rows = new([0.9, 0.8, 0.7, 0.6, 0.1], [true, false, true, false, true], [1, 2, 3, 4, 5], [0, 0, 0, 0, 0], [100, 40, 30, 20, 8]);

    private static readonly ReviewEconomics Economics = new(CostPerReview: 10);

    [Theory]
    [InlineData(0.85, 90)]
    [InlineData(0.7, 100)]
    [InlineData(0.0, 88)]
    [InlineData(1.0, 0)]
    public void NetSaving_Threshold_IsSavedLessReviews(double threshold, double expected) => Assert.Equal(expected, Economics.NetSaving(Rows, threshold), 1e-9);

    [Fact]
    public void Best_Rows_IsTheThresholdOfTheGreatestSaving()
    {
        var (threshold, net) = Economics.Best(Rows);

        Assert.Equal((0.7, 100), (threshold, net));
        Assert.Equal(net, Economics.NetSaving(Rows, threshold), 1e-9);
    }

    [Fact]
    public void Best_NothingWorthAReview_IsToReviewNothing() =>
        Assert.Equal((double.PositiveInfinity, 0), new ReviewEconomics(CostPerReview: 1_000).Best(Rows));
}
