using System.ComponentModel.DataAnnotations;

namespace Visa.Generator;

/// <summary>Which run this is: names its truth in the lake.</summary>
internal sealed class RunOptions
{
    public const string SectionName = "Run";

    /// <summary>Letters, digits, dots and dashes; live traffic without one takes its start time.</summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    public string? Id { get; set; }
}
