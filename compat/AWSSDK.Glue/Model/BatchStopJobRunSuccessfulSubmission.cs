namespace Amazon.Glue.Model;

/// <summary>A run that was asked to stop.</summary>
public class BatchStopJobRunSuccessfulSubmission
{
    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>The id of the run.</summary>
    public string JobRunId { get; set; }
}
