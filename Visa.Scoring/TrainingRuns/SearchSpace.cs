using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>What is tried: each learner with settings that usually do, and LightGBM with drawn ones besides.</summary>
internal static class SearchSpace
{
    private const double MostLearningRate = 0.3;

    public static IReadOnlyList<ILearner> Learners { get; } = [new LightGbmLearner(), new FastTreeLearner(), new FastForestLearner(), new LogisticRegressionLearner()];

    /// <summary>Settings that usually do, with the number of trees that was asked for: the fewer, the larger the step of each.</summary>
    public static LearnerSettings Usual(TrainingOptions options)
    {
        var usual = new LearnerSettings { Seed = options.Seed, Threads = options.Threads };
        var pace = (double)usual.Trees / options.Trees;
        return usual with { Trees = options.Trees, LearningRate = Math.Min(MostLearningRate, usual.LearningRate * pace), Patience = (int)Math.Ceiling(usual.Patience / pace) };
    }

    /// <summary>The usual settings first, then so many draws for LightGBM; the same for the same seed.</summary>
    public static IEnumerable<(ILearner Learner, LearnerSettings Settings)> Candidates(IReadOnlyList<ILearner> learners, int draws, LearnerSettings usual)
    {
        foreach (var learner in learners) yield return (learner, learner is FastForestLearner ? usual with { Trees = 100, Leaves = 100 } : usual);
        if (learners.FirstOrDefault(learner => learner is LightGbmLearner) is not { } boosting) yield break;
        var random = new Random(usual.Seed);
        for (var i = 0; i < draws; i++) yield return (boosting, Draw(usual, random));
    }

    private static LearnerSettings Draw(LearnerSettings usual, Random random) => usual with
    {
        Trees = 600,
        Patience = 50,
        Leaves = Of(random, 8, 16, 31, 63),
        Depth = Of(random, 4, 6, 8, 12),
        LearningRate = Of(random, 0.02, 0.03, 0.05, 0.1),
        RowsPerLeaf = Of(random, 5, 20, 50, 100),
        Bins = Of(random, 1_024, 2_048, 4_096),
        FeatureShare = Of(random, 0.15, 0.3, 0.5, 0.8),
        RowShare = Of(random, 0.6, 0.8, 1.0),
        L2 = Of(random, 0.1, 1, 10),
        FraudWeight = Of(random, 1.0, 3, 10),
    };

    private static T Of<T>(Random random, params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}
