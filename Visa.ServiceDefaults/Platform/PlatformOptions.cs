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

    [Required]
    public string ShadowScoresDeliveryStream { get; set; } = "shadow-scores";

    [Required]
    public string FeedbackDeliveryStream { get; set; } = "feedback";

    /// <summary>The Redshift Serverless workgroup.</summary>
    [Required]
    public string WarehouseWorkgroup { get; set; } = "visa";

    [Required]
    public string WarehouseDatabase { get; set; } = "visa";

    /// <summary>The Glue job that makes <c>processed/</c> of <c>raw/</c>.</summary>
    [Required]
    public string TransformJob { get; set; } = "visa-transform";
}
