namespace Visa.Dbt.Execution;

public enum RunStatus
{
    Success,
    Error,
    Skipped,

    /// <summary>Of tests.</summary>
    Pass,
    Fail,
    Warn,

    /// <summary>Nothing is run for it: an exposure.</summary>
    NoOp,

    /// <summary>Of a source's freshness that could not be found out.</summary>
    RuntimeError,
}
