namespace Visa.Generator.Simulation;

/// <summary>What a simulated network is made of. Each of its days depends on these alone.</summary>
internal sealed record SimulationSettings
{
    /// <summary>
    /// 25 frauds in ten thousand transactions: what Belgian e-commerce saw in 2018, and above the 17 of the ULB set and the 1.5 of all EEA
    /// card payments. The same for history and live, so that a model meets the rate that it was trained on; a minute of live traffic at
    /// 100 transactions a second meets about fifteen.
    /// </summary>
    public const double DefaultFraudBasisPoints = 25;

    /// <summary>How many days of fraud before the start are known by default: the longest trace that one leaves is a reissued card.</summary>
    public const int DefaultLookbackDays = 180;

    public long Seed { get; init; } = 1;

    public int Cards { get; init; } = 50_000;

    public int Merchants { get; init; } = 5_000;

    /// <summary>Frauds in ten thousand transactions.</summary>
    public double FraudBasisPoints { get; init; } = DefaultFraudBasisPoints;

    /// <summary>Relative weights of typologies by name, in place of the usual ones; a typology that is left out keeps its weight.</summary>
    public IReadOnlyDictionary<string, double> TypologyWeights { get; init; } = new Dictionary<string, double>();

    /// <summary>The first day, UTC.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>
    /// Days before the start whose frauds, disputes and refunds still show: chargebacks to come, cards blocked and replaced. Two runs agree
    /// on a day when each knows this many days before it; whoever continues a history adds its length.
    /// </summary>
    public int LookbackDays { get; init; } = DefaultLookbackDays;
}
