using System.ComponentModel.DataAnnotations;

namespace Visa.StreamConsumer.Risk;

public sealed class RiskOptions
{
    public const string SectionName = "Risk";

    /// <summary>The version of the risk table to decide with, <c>risk/&lt;version&gt;/risk.bin</c> in the lake, or <c>none</c>; by default the newest, moved to while running.</summary>
    [RegularExpression("^[A-Za-z0-9_.-]+$")]
    public string? Version { get; set; }

    /// <summary>How often a newer one is looked for; 1 min by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMinutes(1);
}
