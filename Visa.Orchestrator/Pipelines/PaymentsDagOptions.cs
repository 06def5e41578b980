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

    /// <summary>How far back intervals that fell due while nobody scheduled are made up for. Default 1 day; what landed before belongs to the next run's claim.</summary>
    public TimeSpan CatchupWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long after its interval's end a run may take before people are told. Default 1 h.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(1);
}
