namespace Visa.Benchmarks.Measuring;

/// <summary>One figure, and what it is compared with.</summary>
/// <param name="Name">What was measured, in words; unique in its area.</param>
/// <param name="Value">The median of the rounds.</param>
/// <param name="Unit">Such as transactions/s, ms, bytes.</param>
internal sealed record Measurement(string Name, double Value, string Unit)
{
    public Better Better { get; init; } = Better.Higher;

    /// <summary>The program it is compared with, its version included; null when there is none.</summary>
    public string? Peer { get; init; }

    /// <summary>The peer's median of the same run, in the same unit.</summary>
    public double? PeerValue { get; init; }

    /// <summary>How many times better than the peer; above 1 is better, whichever way the unit points.</summary>
    public double? Ratio => PeerValue is not { } peer || peer == 0 || Value == 0 ? null : Better == Better.Higher ? Value / peer : peer / Value;

    public Aim? Aim { get; init; }

    /// <summary>Null when there is no aim, or when it needs a peer that is absent.</summary>
    public bool? Met => Aim?.IsMet(this);
}
