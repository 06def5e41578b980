using Visa.Scoring.Lake;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.TrainingRuns;

public sealed class TrainingSplitTests
{
    private static readonly LakeDay[] Month = [.. Enumerable.Range(0, 60).Select(day => new LakeDay(new DateOnly(2025, 3, 1).AddDays(day), []))];

    [Fact]
    public void Of_SixtyDays_AreInTheOrderOfTime()
    {
        var split = TrainingSplit.Of(Month, new TrainingOptions { DelayDays = 7, ValidationDays = 5, TestDays = 3 });

        Assert.Equal(new TrainingSplit(new(2025, 3, 1), new(2025, 4, 8), new(2025, 4, 15), new(2025, 4, 20), new(2025, 4, 27), new(2025, 4, 30)), split);
        Assert.Equal(new DateTimeOffset(2025, 4, 27, 0, 0, 0, TimeSpan.Zero), split.LabelsUntil);
    }

    [Fact]
    public void Of_NarrowerWindow_IsTaken()
    {
        var split = TrainingSplit.Of(Month, new TrainingOptions { From = new(2025, 3, 10), To = new(2025, 4, 25) });

        Assert.Equal((new DateOnly(2025, 3, 10), new DateOnly(2025, 4, 25)), (split.From, split.To));
    }

    [Fact]
    public void Of_TooFewDays_SaysWhatTakesThem()
    {
        var refused = Assert.Throws<LakeException>(() => TrainingSplit.Of(Month[..20], new TrainingOptions()));

        Assert.Contains("are 20 days, but delays, validation and test take 28", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EmptyLake_SaysHowToFillIt() => Assert.Contains("./visa generate history", Assert.Throws<LakeException>(() => TrainingSplit.Of([], new TrainingOptions())).Message, StringComparison.Ordinal);
}
