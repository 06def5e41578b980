using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.DynamoDb.Expiry;

/// <summary>How the embedded DynamoDB behaves in time.</summary>
public sealed class DynamoDbOptions
{
    public const string SectionName = "DynamoDb";

    /// <summary>How often items whose time to live is over are deleted. Default one minute; AWS takes up to a few days.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan ExpiryInterval { get; set; } = TimeSpan.FromMinutes(1);
}
