namespace Visa.Decisions.ModelFiles;

/// <summary>A figure measured on rows that the model was not trained on.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end of its 95% confidence interval; null where none was computed.</param>
/// <param name="High">Upper end.</param>
public sealed record ModelMetric(double Value, double? Low = null, double? High = null);
