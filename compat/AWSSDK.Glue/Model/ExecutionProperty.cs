namespace Amazon.Glue.Model;

/// <summary>How many runs a job may have at once.</summary>
public class ExecutionProperty
{
    /// <summary>Default 1.</summary>
    public int? MaxConcurrentRuns { get; set; }
}
