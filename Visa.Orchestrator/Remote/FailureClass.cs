namespace Visa.Orchestrator.Remote;

/// <summary>What a failure means for what happens next.</summary>
public enum FailureClass
{
    /// <summary>The service could not be reached or was ill: whether the call had an effect is not known, so ask before repeating it.</summary>
    Transient,

    /// <summary>The service is full: wait and submit again; no attempt is used up.</summary>
    Throttled,

    /// <summary>The work failed; another attempt may succeed.</summary>
    Retryable,

    /// <summary>Another attempt would fail alike.</summary>
    Permanent,

    /// <summary>Whoever did the work is gone; the budget for such losses pays for another attempt.</summary>
    Lost,

    /// <summary>Whether the work was done cannot be known; a person decides.</summary>
    Indeterminate,
}
