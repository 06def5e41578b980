namespace Visa.Orchestrator.Dags;

/// <summary>When a step starts, given how the steps before it ended.</summary>
public enum TriggerRule
{
    /// <summary>All succeeded; skipped when one was skipped. The default.</summary>
    AllSuccess,

    /// <summary>All ended, however.</summary>
    AllDone,

    /// <summary>All ended and none failed; skipped ones are as good as done.</summary>
    NoneFailed,

    /// <summary>All ended, none failed and at least one succeeded: what joins branches.</summary>
    NoneFailedMinOneSuccess,

    /// <summary>As soon as one succeeded.</summary>
    OneSuccess,

    /// <summary>As soon as one failed: what cleans up or tells people.</summary>
    OneFailed,

    /// <summary>All failed.</summary>
    AllFailed,
}
