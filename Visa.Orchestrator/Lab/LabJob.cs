namespace Visa.Orchestrator.Lab;

/// <summary>A job at a service of the lab.</summary>
public sealed class LabJob(string id, string token, string spec, DateTimeOffset submittedAt, LabPlan plan)
{
    public string Id => id;

    public string Token => token;

    /// <summary>What was submitted, as JSON.</summary>
    public string Spec => spec;

    public DateTimeOffset SubmittedAt => submittedAt;

    public bool IsStopped { get; internal set; }

    internal LabPlan Plan => plan;
}
