namespace Visa.Orchestrator.Lake;

/// <summary>One object of a manifest.</summary>
public sealed record RawClaimEntry(string Url, bool Mandatory, RawClaimMeta Meta);
