using Visa.Reports.Charts;
using Visa.Reports.Scales;

namespace Visa.Reports.Drawing;

/// <summary>Places the labels of reference lines in rows above the plot, so that neighbours do not overlap.</summary>
internal static class ReferenceLabels
{
    private const double Gap = 8;

    /// <summary>The row of each line's label, 0 the lowest.</summary>
    public static IReadOnlyList<int> Rows(IReadOnlyList<ReferenceLine> lines, IScale x, double left, double right)
    {
        var rows = new int[lines.Count];
        var ends = new List<double>();
        foreach (var index in Enumerable.Range(0, lines.Count).OrderBy(index => lines[index].X))
        {
            var (start, end) = Extent(lines[index], x, left, right);
            var row = ends.FindIndex(taken => taken + Gap <= start);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = end;
            rows[index] = row;
        }
        return rows;
    }

    /// <summary>Centred over its line, and moved inwards at the edges.</summary>
    public static (double Start, double End) Extent(ReferenceLine line, IScale x, double left, double right)
    {
        var width = TextMeasure.Width(line.Label);
        var start = Math.Max(left, Math.Min(x.Map(line.X) - width / 2, right - width));
        return (start, start + width);
    }
}
