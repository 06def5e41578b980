using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator;

public sealed class OrchestratorOptions
{
    public const string SectionName = "Orchestrator";

    /// <summary>The SQLite file that holds runs and steps.</summary>
    [Required]
    public string Database { get; set; } = ".visa/orchestrator.db";

    /// <summary>How often the scheduler looks for intervals that have ended.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
