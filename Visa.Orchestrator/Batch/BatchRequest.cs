using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Batch;

/// <summary>What a run of the pipeline takes, and how far.</summary>
/// <param name="HasHistory">Whether the past that the generator made is loaded too, where there is one.</param>
/// <param name="Selection">Which of dbt's nodes are built, in dbt's own words; null for all. With a selection no risk tables are published: that is left to a run whose tests were all run.</param>
public sealed record BatchRequest(DataInterval Interval, bool HasHistory = false, string? Selection = null);
