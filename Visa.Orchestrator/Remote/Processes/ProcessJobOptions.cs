using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator.Remote.Processes;

public sealed class ProcessJobOptions
{
    public const string SectionName = "Orchestrator:Processes";

    /// <summary>Where the records and logs of local processes are. Default <c>.visa/data/processes</c>.</summary>
    [Required]
    public string Directory { get; set; } = Path.Combine(".visa", "data", "processes");
}
