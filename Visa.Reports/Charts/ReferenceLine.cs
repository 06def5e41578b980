namespace Visa.Reports.Charts;

/// <summary>A labelled line at a value of the x axis, such as a percentile or the moment of a report.</summary>
public sealed record ReferenceLine(double X, string Label)
{
    public Tone Tone { get; init; } = Tone.Grey;
}
