namespace Visa.Scoring.Training;

/// <summary>A candidate's way of learning.</summary>
internal interface ILearner
{
    /// <summary>As it stands in models' names and reports, lower case.</summary>
    string Name { get; }

    /// <param name="training">With frauds and honest rows.</param>
    /// <param name="validation">For early stopping: later than the training rows. Empty: train all trees.</param>
    /// <param name="settings">The same settings and rows give the same model.</param>
    ILearnedScorer Learn(LabelledRows training, LabelledRows validation, LearnerSettings settings);
}
