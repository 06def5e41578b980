namespace Visa.Reports.Charts;

/// <summary>
/// Bars from zero: a histogram over a numeric x axis, columns over a category x axis, or lying bars when the y axis is the category axis.
/// Several series share each category's place side by side.
/// </summary>
public sealed record BarSeries(string Name, IReadOnlyList<Bar> Bars) : Series(Name)
{
    /// <summary>True when the y axis holds the categories: set by the chart that is drawn.</summary>
    internal bool IsLying { get; init; }

    internal override IEnumerable<double> Xs => IsLying ? Lengths : Places;

    internal override IEnumerable<double> Ys => IsLying ? Places : Lengths;

    private IEnumerable<double> Lengths => Bars.Select(bar => bar.Length).Append(0);

    private IEnumerable<double> Places => Bars.SelectMany(bar => (double[])[bar.From, bar.To]);
}
