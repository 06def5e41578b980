using System.ComponentModel.DataAnnotations;

namespace Visa.StreamConsumer.Ladder;

public sealed class ScoringOptions
{
    public const string SectionName = "Scoring";

    /// <summary>Where scoring answers gRPC. It has an endpoint for pages too, and service discovery cannot tell two of one scheme apart.</summary>
    [Required]
    public Uri? Address { get; set; }

    /// <summary>How long a batch may take before the next step of the ladder answers; 2 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a restart waits for the context under which a decision may have been emitted; 10 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan ReplayPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the first batch of a process waits for a scoring service that does not answer yet, as when both are started at once; 10 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The policy of the rules-only step, from the program's folder; when empty the ladder goes from the model to the safe default.</summary>
    public string? PolicyFile { get; set; } = "policy.yaml";
}
