namespace Visa.Orchestrator.Transform;

/// <param name="Rows">Lines.</param>
/// <param name="Corrupt">Those of them that are no JSON objects.</param>
public sealed record InputCount(int Objects, long Rows, long Corrupt);
