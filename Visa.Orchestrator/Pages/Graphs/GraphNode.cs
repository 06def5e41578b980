using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Pages.Graphs;

/// <summary>A step in the graph.</summary>
/// <param name="State">In a run; null when the graph is of no run.</param>
/// <param name="Note">A few words below the name.</param>
public sealed record GraphNode(string Name, string Kind, IReadOnlyList<string> After, StepState? State, string? Link, string Note);
