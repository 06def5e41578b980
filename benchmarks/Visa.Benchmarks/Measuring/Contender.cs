namespace Visa.Benchmarks.Measuring;

/// <summary>One of those measured against each other; a round returns its figure.</summary>
internal sealed record Contender(string Name, Func<CancellationToken, Task<double>> Round);
