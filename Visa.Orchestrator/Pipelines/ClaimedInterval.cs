using Visa.Orchestrator.Remote.Glue;

namespace Visa.Orchestrator.Pipelines;

/// <summary>The raw objects that a run has claimed, and the job that transforms them.</summary>
public sealed record ClaimedInterval(long Claim, int Objects, long Bytes, GlueJobSpec Job);
