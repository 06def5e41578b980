using Visa.Reports.Charts;

namespace Visa.Reports.Pages;

/// <summary>A chart, with its title, note and legend.</summary>
public sealed record ChartPanel(Chart Chart) : Panel
{
    /// <summary>The size at a desk; default: half or all of the page's width.</summary>
    public ChartSize? Size { get; init; }
}
