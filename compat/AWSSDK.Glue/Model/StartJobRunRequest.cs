namespace Amazon.Glue.Model;

/// <summary>Asks for a run of a job.</summary>
public class StartJobRunRequest : AmazonGlueRequest
{
    /// <summary>Arguments over the job's own; they are logged.</summary>
    public Dictionary<string, string> Arguments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>STANDARD or FLEX.</summary>
    public ExecutionClass ExecutionClass { get; set; }

    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>A run to try again.</summary>
    public string JobRunId { get; set; }

    /// <summary>Whether the run may wait.</summary>
    public bool? JobRunQueuingEnabled { get; set; }

    /// <summary>How many workers it has.</summary>
    public int? NumberOfWorkers { get; set; }

    /// <summary>How long it may take, in minutes.</summary>
    public int? Timeout { get; set; }

    /// <summary>What a worker is.</summary>
    public WorkerType WorkerType { get; set; }
}
