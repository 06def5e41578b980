using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator.Pipelines;

/// <summary>Where Scoring's verbs run: as ECS tasks, or without a cluster as processes of this machine.</summary>
public sealed class VerbTaskOptions : IValidatableObject
{
    public const string SectionName = "Pipelines:Tasks";

    /// <summary>The cluster's name or ARN; none by default.</summary>
    public string? Cluster { get; set; }

    /// <summary>The family of task definitions whose container <c>scoring</c> takes a verb as its command.</summary>
    public string? TaskDefinition { get; set; }

    /// <summary>Ids of subnets, by commas.</summary>
    public string? Subnets { get; set; }

    /// <summary>Ids of security groups, by commas.</summary>
    public string? SecurityGroups { get; set; }

    /// <summary>Scoring's program, for processes of this machine. Default: the one that was built beside this one.</summary>
    [Required]
    public string ScoringAssembly { get; set; } = Path.Combine(
        AppContext.BaseDirectory.Replace("Visa.Orchestrator", "Visa.Scoring", StringComparison.Ordinal), "Visa.Scoring.dll");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Cluster) && (string.IsNullOrEmpty(TaskDefinition) || string.IsNullOrEmpty(Subnets) || string.IsNullOrEmpty(SecurityGroups)))
        {
            yield return new ValidationResult($"{SectionName}:{nameof(Cluster)} needs {nameof(TaskDefinition)}, {nameof(Subnets)} and {nameof(SecurityGroups)} beside it.");
        }
    }
}
