namespace Visa.Scoring.Training;

/// <summary>What a learner may be told; each uses what it knows of it.</summary>
internal sealed record LearnerSettings
{
    /// <summary>The most trees; early stopping may end with fewer.</summary>
    public int Trees { get; init; } = 300;

    public int Leaves { get; init; } = 16;

    /// <summary>The longest way from a root to a leaf.</summary>
    public int Depth { get; init; } = 8;

    public double LearningRate { get; init; } = 0.05;

    public int RowsPerLeaf { get; init; } = 20;

    /// <summary>Histogram bins a feature. 255 cannot resolve the rare tail of amounts; a thousand and more can.</summary>
    public int Bins { get; init; } = 2_048;

    /// <summary>Share of the features that each tree may use.</summary>
    public double FeatureShare { get; init; } = 0.5;

    /// <summary>Share of the rows that each tree sees.</summary>
    public double RowShare { get; init; } = 0.8;

    public double L2 { get; init; } = 1;

    /// <summary>How much more a fraud weighs than an honest row; calibration takes it out of the probabilities again.</summary>
    public double FraudWeight { get; init; } = 1;

    /// <summary>Trees without an improvement on the validation rows after which training stops; 0 for never.</summary>
    public int Patience { get; init; } = 50;

    public int Seed { get; init; } = 1;

    public int Threads { get; init; } = Environment.ProcessorCount;
}
