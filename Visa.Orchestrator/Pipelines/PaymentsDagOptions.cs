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

    /// <summary>Whether risk tables are published after the marts. Default yes.</summary>
    public bool PublishesRiskTables { get; set; } = true;

    /// <summary>For how long a published risk table is recent enough: each is made of the whole history. Default 50 min, so that an hourly run publishes one.</summary>
    public TimeSpan RiskTablesEvery { get; set; } = TimeSpan.FromMinutes(50);

    /// <summary>How long the making of risk tables may take before it is stopped. Default 1 h.</summary>
    public TimeSpan RiskTablesTimeout { get; set; } = TimeSpan.FromHours(1);
}
