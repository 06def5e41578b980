namespace Visa.Orchestrator.Lake;

/// <summary>Where a run began to look for its claim: it is a later one.</summary>
internal sealed record RunMarker(string RunKey, long After);
