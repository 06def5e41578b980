using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Drift;

public sealed class DriftOptions
{
    public const string SectionName = "Scoring:Drift";

    /// <summary>Rows that are compared together with what the model met in training; the page shows the last whole window and the one that fills. Default 5,000.</summary>
    [Range(100, 10_000_000)]
    public int WindowRows { get; set; } = 5_000;
}
