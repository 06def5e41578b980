using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Comparisons;

/// <summary>What <c>evaluate</c> and <c>compare</c> are told.</summary>
internal sealed class ComparisonOptions
{
    public const string SectionName = "Comparison";

    /// <summary>The model to evaluate, or the one that may take the champion's place; default: the champion for <c>evaluate</c>, the newest challenger for <c>compare</c>.</summary>
    public string? Model { get; set; }

    /// <summary>The model to compare with; default: the champion.</summary>
    public string? With { get; set; }

    /// <summary>The first day; default: the first of which no label was known to any of the models in training.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The day after the last one; default: the end of the data, less <see cref="MaturityDays"/> for <c>compare</c>.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Days that a transaction without a report has to be old to count as genuine in a comparison; default 30, by when issuers have reported about four fifths of the frauds.</summary>
    [Range(0, 365, ErrorMessage = "--maturity-days needs a number from 0 to 365.")]
    public int MaturityDays { get; set; } = 30;

    /// <summary>The gain in average precision that the lower end of the interval has to exceed for the verdict <c>better</c>; default 0.</summary>
    [Range(0.0, 1.0, ErrorMessage = "--margin needs a number from 0 to 1.")]
    public double Margin { get; set; }

    /// <summary>The lake's key under which <c>compare</c> also writes its result, for whoever does not see its output; default: none.</summary>
    public string? Record { get; set; }

    /// <summary>Where to write the report of an evaluation; default: nowhere.</summary>
    public string? Report { get; set; }
}
