using System.ComponentModel.DataAnnotations;
using Visa.Generator.Simulation;

namespace Visa.Generator.Live;

/// <summary>How large the synthetic network is and how fast it pays.</summary>
internal sealed class GeneratorOptions
{
    public const string SectionName = "Generator";

    /// <summary>Transactions a second; default 100.</summary>
    [Range(0.001, 100_000)]
    public double Rate { get; set; } = 100;

    /// <summary>How long to generate before finishing; default: until stopped.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>Chooses population and behaviour; default 1.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>Cards in the population; default 50,000.</summary>
    [Range(100, 5_000_000)]
    public int Cards { get; set; } = 50_000;

    /// <summary>Merchants in the population; default 5,000.</summary>
    [Range(100, 1_000_000)]
    public int Merchants { get; set; } = 5_000;

    /// <summary>Frauds in ten thousand transactions; default 25, as for history.</summary>
    [Range(0, 2_000)]
    public double FraudBasisPoints { get; set; } = SimulationSettings.DefaultFraudBasisPoints;

    /// <summary>When given, event time runs so many times as fast as the wall clock and the rate is what comes of it; default: the rate decides.</summary>
    [Range(0.001, 1_000_000)]
    public double? SpeedUp { get; set; }

    /// <summary>Where event time starts; default: now. To continue a history, where it ended.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>Days before the start whose frauds still show, as chargebacks to come and cards replaced; default 180. To continue a history, add its length.</summary>
    [Range(120, 3_650)]
    public int LookbackDays { get; set; } = SimulationSettings.DefaultLookbackDays;

    /// <summary>The secret of the card tokens, base64, at least 32 bytes; default: the public development key, accepted only against a local endpoint.</summary>
    [Base64String]
    public string? TokenKey { get; set; }

    /// <summary>The version of <see cref="TokenKey"/>; default 1.</summary>
    [Range(1, int.MaxValue)]
    public int TokenKeyVersion { get; set; } = 1;

    /// <summary>The fraction of transactions that carry a trace; default: about one a second.</summary>
    [Range(0.0, 1.0)]
    public double? TraceSampling { get; set; }

    /// <summary>How long a batch waits to be filled; default 20 ms.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a stop may take to send what has been generated; default 20 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    public SimulationSettings ToSettings(DateTimeOffset start) => new()
    {
        Seed = Seed,
        Cards = Cards,
        Merchants = Merchants,
        FraudBasisPoints = FraudBasisPoints,
        Start = DateOnly.FromDateTime(start.UtcDateTime),
        LookbackDays = LookbackDays,
    };

    public double TraceShare => TraceSampling ?? Math.Min(1, 1 / Rate);
}
