namespace Visa.Features;

/// <summary>One feature: its place in the vector, the name that policies and models use, and what it measures.</summary>
/// <param name="Id">Index in the vector; append-only, never reused.</param>
public sealed record FeatureDefinition(int Id, string Name, string Meaning, string Unit);
