namespace Visa.Reports.Charts;

/// <summary>What a figure shows, without its size: the same chart is drawn for a desk and for a hand.</summary>
public sealed record Chart(string Title, Axis X, Axis Y)
{
    public IReadOnlyList<Series> Series { get; init; } = [];

    public IReadOnlyList<ReferenceLine> Lines { get; init; } = [];

    /// <summary>What to notice, in a sentence or two.</summary>
    public string Note { get; init; } = "";
}
