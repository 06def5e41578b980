namespace Visa.Dbt.Execution;

public static class RunStatuses
{
    /// <summary>As dbt's artefacts write it.</summary>
    public static string Name(this RunStatus status) => status switch
    {
        RunStatus.NoOp => "no-op",
        RunStatus.RuntimeError => "runtime error",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static bool IsFailure(this RunStatus status) => status is RunStatus.Error or RunStatus.Fail or RunStatus.RuntimeError;
}
