using Visa.Decisions.Ensembles;

namespace Visa.Scoring.TrainingRuns;

/// <summary>Takes out of an ensemble the features that it never splits on: a model depends on what it uses and on nothing else.</summary>
internal static class UsedFeatures
{
    /// <returns>The same trees over fewer features, and the old place of each of them.</returns>
    public static (TreeEnsemble Ensemble, int[] Places) Of(TreeEnsemble ensemble)
    {
        int[] used = [.. ensemble.Trees.SelectMany(tree => tree.Features).Distinct().Order()];
        if (used.Length == 0) used = [0];
        var places = used.Index().ToDictionary(place => place.Item, place => place.Index);
        return (new TreeEnsemble(used.Length, ensemble.Bias, [.. ensemble.Trees.Select(tree => tree with { Features = [.. tree.Features.Select(feature => places[feature])] })]), used);
    }
}
