namespace Visa.Reports.Pages;

/// <summary>A number with its name and, below it, what it is compared with.</summary>
public sealed record KeyFigure(string Name, string Value, string Remark = "");
