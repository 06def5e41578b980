namespace Visa.Reports.Charts;

/// <summary>Lying box plots, one a category of the y axis.</summary>
public sealed record BoxSeries(string Name, IReadOnlyList<Box> Boxes) : Series(Name)
{
    internal override IEnumerable<double> Xs => Boxes.SelectMany(box => (double[])[box.P5, box.P95]);

    internal override IEnumerable<double> Ys => Boxes.Select(box => (double)box.Category);
}
