namespace Visa.Orchestrator.Operations;

public enum ClearScope
{
    /// <summary>The step and all that come after it.</summary>
    Downstream,

    /// <summary>The step alone.</summary>
    Step,

    /// <summary>All steps of the run that failed, were cancelled, or did not start because of it.</summary>
    Failed,

    /// <summary>The whole run.</summary>
    Run,
}
