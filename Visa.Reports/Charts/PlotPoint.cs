namespace Visa.Reports.Charts;

/// <summary>A place in a chart, with what to say when it is pointed at.</summary>
public readonly record struct PlotPoint(double X, double Y, string? Label = null);
