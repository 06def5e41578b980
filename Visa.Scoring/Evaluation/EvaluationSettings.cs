namespace Visa.Scoring.Evaluation;

/// <summary>What the figures of an evaluation rest on.</summary>
internal sealed record EvaluationSettings
{
    /// <summary>Cards that people look at a day.</summary>
    public int CardsADay { get; init; } = 100;

    /// <summary>The share of honest transactions that may be disturbed.</summary>
    public double FalsePositiveRate { get; init; } = 0.001;

    /// <summary>The share of all transactions that people can review.</summary>
    public double ReviewBudget { get; init; } = 0.005;

    public ReviewEconomics Economics { get; init; } = new();

    public int CalibrationBins { get; init; } = 15;

    public int BootstrapSamples { get; init; } = 200;

    public int Seed { get; init; } = 1;
}
