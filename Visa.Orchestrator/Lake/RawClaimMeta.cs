namespace Visa.Orchestrator.Lake;

public sealed record RawClaimMeta(long ContentLength);
