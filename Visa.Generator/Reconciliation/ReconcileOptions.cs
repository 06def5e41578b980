using System.ComponentModel.DataAnnotations;

namespace Visa.Generator.Reconciliation;

/// <summary>How a finished run is checked.</summary>
internal sealed class ReconcileOptions
{
    public const string SectionName = "Reconcile";

    /// <summary>The file that gets the summary, one JSON object.</summary>
    [Required]
    public string SummaryPath { get; set; } = "";

    /// <summary>When the system was started, for <c>first_decision_s</c>; default: that is left out.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>How long to wait without progress for decisions and for the alert queue; default 30 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for Firehose to bring objects into the lake; default 90 s, more than its longest usual buffering.</summary>
    public TimeSpan LakePatience { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>The pause between two looks; default 250 ms, within the five reads a second that a shard allows.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where Scoring answers HTTP.</summary>
    [Required]
    public Uri? ScoringAddress { get; set; }
}
