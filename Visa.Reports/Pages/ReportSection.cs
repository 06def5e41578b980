namespace Visa.Reports.Pages;

/// <summary>Panels under a heading.</summary>
public sealed record ReportSection(string Heading, string Intro, IReadOnlyList<Panel> Panels);
