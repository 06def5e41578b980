namespace Visa.Orchestrator.Scheduling;

/// <summary>What is known of an earlier submission with the same token.</summary>
internal enum EarlierCall
{
    None,

    /// <summary>The service answered that it took nothing.</summary>
    Refused,

    /// <summary>It may have reached the service.</summary>
    Unknown,
}
