using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws;

/// <summary>What every service of the embedded AWS shares.</summary>
public sealed class LocalAwsOptions
{
    public const string SectionName = "LocalAws";

    /// <summary>The account that owns everything here; it shows in ARNs and in error texts.</summary>
    public const string AccountId = "000000000000";

    /// <summary>Where all data lives. One process at a time may use a folder. Default <c>.visa/data</c> under the working directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = Path.Combine(".visa", "data");

    /// <summary>The region in ARNs. Default: <c>AWS_REGION</c>, else us-east-1.</summary>
    [RegularExpression("^[a-z0-9-]*$")]
    public string Region { get; set; } = "";

    /// <summary>A JSON file whose section Provision names what exists from the start. Unset: nothing is created.</summary>
    public string? ProvisionFile { get; set; }
}
