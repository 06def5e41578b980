namespace Visa.Orchestrator.Lake;

/// <summary>An object as a listing shows it.</summary>
public readonly record struct LakeEntry(string Key, long Bytes, DateTimeOffset ModifiedAt);
