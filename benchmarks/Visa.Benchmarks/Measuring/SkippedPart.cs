namespace Visa.Benchmarks.Measuring;

/// <summary>A part that was not measured, why, and the command that makes it possible.</summary>
internal sealed record SkippedPart(string Name, string Reason, string? Command);
