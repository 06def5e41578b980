namespace Visa.Reports.Pages;

/// <summary>A table with a title. Cells of a column in <see cref="NumericColumns"/> are aligned to the right.</summary>
public sealed record TablePanel(string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows) : Panel
{
    public IReadOnlySet<int> NumericColumns { get; init; } = new HashSet<int>();

    public string Note { get; init; } = "";
}
