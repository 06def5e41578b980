namespace Visa.Reports.Pages;

/// <summary>One page that needs nothing besides itself: no scripts, no fonts, nothing fetched.</summary>
public sealed record ReportPage(string Title, string Lead)
{
    /// <summary>The few numbers to read first.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>How the page was made.</summary>
    public string Footer { get; init; } = "";
}
