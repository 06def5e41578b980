using Visa.Scoring.Tests.Training;
using Visa.Scoring.Training;
using Visa.Scoring.TrainingRuns;

namespace Visa.Scoring.Tests.TrainingRuns;

public sealed class UsedFeaturesTests
{
    [Fact]
    public void Of_FewTrees_LeavesOutFeaturesWithoutASplitAndChangesNoMargin()
    {
        var rows = FraudLikeRows.Make(2_000, 1);
        var ensemble = new LightGbmLearner().Learn(rows, rows, new LearnerSettings { Trees = 3, Leaves = 3, Patience = 0 }).Ensemble!;

        var (trimmed, places) = UsedFeatures.Of(ensemble);

        Assert.InRange(places.Length, 1, FraudLikeRows.Width - 1);
        for (var row = 0; row < rows.Count; row++)
        {
            var values = rows.Row(row).ToArray();
            Assert.Equal(ensemble.Margin(values), trimmed.Margin([.. places.Select(place => values[place])]));
        }
    }
}
