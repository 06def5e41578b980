namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which replica a value is for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Suffix">The random part of its name.</param>
internal sealed record ReplicaIdentity(int Index, string Suffix);
