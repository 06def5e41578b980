namespace Visa.Orchestrator.Transform;

/// <summary>What a run of the transformation read and wrote.</summary>
public sealed record TransformSummary(string RunKey, IReadOnlyDictionary<string, InputCount> Inputs, IReadOnlyDictionary<string, OutputCount> Outputs);
