using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Provisioning;

/// <summary>A Glue job to create.</summary>
public sealed class GlueJobProvision
{
    /// <summary>The script that runs on AWS; here the arguments name the SQL.</summary>
    [Required]
    public string ScriptLocation { get; set; } = "";

    /// <summary>Such as <c>--sql_location</c> and <c>--contract_location</c>.</summary>
    public IReadOnlyDictionary<string, string> DefaultArguments { get; set; } = new Dictionary<string, string>();

    /// <summary>Default 1.</summary>
    public int MaxConcurrentRuns { get; set; } = 1;

    /// <summary>Whether runs beyond the limit wait. Default no: they are refused.</summary>
    public bool JobRunQueuingEnabled { get; set; }

    /// <summary>Default 480.</summary>
    public int TimeoutMinutes { get; set; } = 480;
}
