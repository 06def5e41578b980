using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Hosting;

public sealed class LocalAwsOptions
{
    public const string SectionName = "LocalAws";

    [Required]
    public string DataDirectory { get; set; } = ".visa/data";

    public string? ProvisionFile { get; set; }
}
