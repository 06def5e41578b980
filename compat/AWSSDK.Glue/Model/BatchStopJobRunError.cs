namespace Amazon.Glue.Model;

/// <summary>A run that was not asked to stop.</summary>
public class BatchStopJobRunError
{
    /// <summary>Why.</summary>
    public ErrorDetail ErrorDetail { get; set; }

    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>The id of the run.</summary>
    public string JobRunId { get; set; }
}
