using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator.Pipelines;

public sealed class TrainingDagOptions
{
    public const string SectionName = "Pipelines:Training";

    /// <summary>When; 03:00 by default.</summary>
    [Required]
    public string Cron { get; set; } = "0 3 * * *";

    /// <summary>The zone of the cron expression; UTC by default.</summary>
    [Required]
    public string Zone { get; set; } = "UTC";

    /// <summary>The gain in average precision that the interval of the comparison has to lie above. Default 0.005.</summary>
    [Range(0, 1)]
    public double Margin { get; set; } = 0.005;

    /// <summary>How long a run may take before people are told. Default 6 h.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How many reported frauds the matured labels need to have before a challenger is promoted by them. Default 100.</summary>
    [Range(1, int.MaxValue)]
    public int FraudsAtLeast { get; set; } = 100;

    /// <summary>Whether a challenger that is better becomes the champion by itself; otherwise it is put forward, and an Admin promotes it. Default yes.</summary>
    public bool Promotes { get; set; } = true;

    /// <summary>How long one verb may take before it is stopped. Default 4 h.</summary>
    public TimeSpan VerbTimeout { get; set; } = TimeSpan.FromHours(4);
}
