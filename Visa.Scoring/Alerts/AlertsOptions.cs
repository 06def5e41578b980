using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Alerts;

public sealed class AlertsOptions
{
    public const string SectionName = "Scoring";

    /// <summary>The SQLite file; a relative path is under the content root. One process at a time owns it. Default <c>.visa/scoring/alerts.db</c>.</summary>
    [Required]
    public string Database { get; set; } = ".visa/scoring/alerts.db";

    /// <summary>A PostgreSQL connection string, in place of the file, for several tasks that share one queue.</summary>
    public string? Postgres { get; set; }

    /// <summary>Whether the user of <see cref="Postgres"/> logs in as the AWS role of this process, without a password. Default no.</summary>
    public bool PostgresUsesTaskRole { get; set; }

    /// <summary>Of how many decisions, the latest ones, it is remembered that they were seen, so that a repeated one is recognised. Default 1,000,000 (about 100 MB).</summary>
    [Range(1, 100_000_000)]
    public long RememberedDecisions { get; set; } = 1_000_000;
}
