using System.Globalization;
using System.Text;

namespace Visa.Orchestrator.Pages.Graphs;

/// <summary>A curve from one node to another.</summary>
/// <param name="Points">In pairs: from each to the next it bends, or goes straight through a layer.</param>
internal sealed record GraphEdge(string From, string To, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>As the attribute <c>d</c> of an SVG path.</summary>
    public string Path()
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{Points[0].X:0.#} {Points[0].Y:0.#}"));
        for (var at = 1; at < Points.Count; at++)
        {
            var (from, to) = (Points[at - 1], Points[at]);
            var middle = (from.X + to.X) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {from.Y:0.#} {middle:0.#} {to.Y:0.#} {to.X:0.#} {to.Y:0.#}");
        }

        return path.ToString();
    }
}
