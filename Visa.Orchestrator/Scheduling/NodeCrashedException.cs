namespace Visa.Orchestrator.Scheduling;

/// <summary>A test ended the node here; nothing after this point happened.</summary>
public sealed class NodeCrashedException(string point) : Exception($"The node was ended at '{point}'.");
