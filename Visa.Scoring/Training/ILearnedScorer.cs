using Visa.Decisions.Ensembles;

namespace Visa.Scoring.Training;

/// <summary>What a learner learned.</summary>
internal interface ILearnedScorer
{
    /// <summary>The trees that give the margins; null for a learner that grows none, which can be compared with and not served.</summary>
    TreeEnsemble? Ensemble { get; }

    /// <summary>The margins of all rows: uncalibrated, higher is more suspicious.</summary>
    double[] Score(LabelledRows rows);
}
