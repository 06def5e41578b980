namespace Visa.Reports.Pages;

/// <summary>A part of a section: a chart or a table, over half or all of the page's width.</summary>
public abstract record Panel
{
    public bool IsFullWidth { get; init; }
}
