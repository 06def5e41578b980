namespace Visa.LocalAws.CloudWatch;

/// <summary>One value of a metric.</summary>
/// <param name="Dimensions">Names and values as <c>name=value</c>, in order, with commas between.</param>
internal sealed record MetricDatum(string Namespace, string Name, string Dimensions, double Value, DateTimeOffset At);
