namespace Visa.Orchestrator.Lake;

/// <summary>A manifest that COPY takes: exactly the objects that a run wrote.</summary>
internal sealed record LoadManifest(IReadOnlyList<RawClaimEntry> Entries);
