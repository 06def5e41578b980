using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator.Pipelines;

public sealed class PaymentsDagOptions
{
    public const string SectionName = "Pipelines:Payments";

    /// <summary>The intervals; hourly by default, every two minutes in the embedded run.</summary>
    [Required]
    public string Cron { get; set; } = "0 * * * *";

    /// <summary>The zone of the cron expression; UTC by default.</summary>
    [Required]
    public string Zone { get; set; } = "UTC";

    /// <summary>How long after its interval's end a run may take before people are told. Default 1 h.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(1);
}
