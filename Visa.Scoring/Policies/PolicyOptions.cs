using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Policies;

public sealed class PolicyOptions
{
    public const string SectionName = "Scoring";

    /// <summary>The policy file; a relative path is under the content root, or else beside the program. Default <c>policy.yaml</c>.</summary>
    [Required]
    public string Policy { get; set; } = "policy.yaml";

    /// <summary>
    /// Whether a policy takes effect only when somebody other than who proposed it approves. Default false, since the local login is one person; on wherever people
    /// have logins of their own. The very first policy needs no approval.
    /// </summary>
    public bool PolicyNeedsSecondPerson { get; set; }

    /// <summary>How often the lake and the file are looked at for a change. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PolicyCheckInterval { get; set; } = TimeSpan.FromSeconds(2);
}
