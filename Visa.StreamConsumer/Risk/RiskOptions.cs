using System.ComponentModel.DataAnnotations;

namespace Visa.StreamConsumer.Risk;

public sealed class RiskOptions
{
    public const string SectionName = "Risk";

    /// <summary>The version of the risk table to decide with, <c>risk/&lt;version&gt;/risk.bin</c> in the lake; none by default. All consumers of a stream take the same.</summary>
    [RegularExpression("^[A-Za-z0-9_.-]+$")]
    public string? Version { get; set; }
}
