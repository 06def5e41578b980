using System.ComponentModel.DataAnnotations;

namespace Visa.ServiceDefaults.Platform;

/// <summary>The names of the shared streams and stores. Terraform and the local provisioning file create them under these names.</summary>
public sealed class PlatformOptions
{
    public const string SectionName = "Platform";

    [Required]
    public string TransactionsStream { get; set; } = "transactions";

    [Required]
    public string DecisionsStream { get; set; } = "decisions";

    [Required]
    public string ChargebacksStream { get; set; } = "chargebacks";

    [Required]
    public string LakeBucket { get; set; } = "visa-lake";

    [Required]
    public string DeadLetterDeliveryStream { get; set; } = "dead-letters";
}
