using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Policies;

public sealed class PolicyOptions
{
    public const string SectionName = "Scoring";

    /// <summary>The policy file; a relative path is under the content root, or else beside the program. Default <c>policy.yaml</c>.</summary>
    [Required]
    public string Policy { get; set; } = "policy.yaml";

    /// <summary>How often the file is looked at for a change. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PolicyCheckInterval { get; set; } = TimeSpan.FromSeconds(2);
}
