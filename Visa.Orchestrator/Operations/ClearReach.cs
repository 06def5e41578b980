namespace Visa.Orchestrator.Operations;

/// <summary>Which runs of the DAG a clear touches.</summary>
public enum ClearReach
{
    /// <summary>The run alone.</summary>
    Run,

    /// <summary>The run and those that cover earlier time.</summary>
    Past,

    /// <summary>The run and those that cover later time.</summary>
    Future,

    /// <summary>All runs of the DAG.</summary>
    All,
}
