namespace Amazon.Glue.Model;

/// <summary>A run of a job.</summary>
public class JobRun
{
    /// <summary>Its arguments.</summary>
    public Dictionary<string, string> Arguments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>How often it was tried before.</summary>
    public int? Attempt { get; set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTime? CompletedOn { get; set; }

    /// <summary>What it used.</summary>
    public double? DPUSeconds { get; set; }

    /// <summary>What went wrong.</summary>
    public string ErrorMessage { get; set; }

    /// <summary>How long it worked, in seconds.</summary>
    public int? ExecutionTime { get; set; }

    /// <summary>The version of Glue.</summary>
    public string GlueVersion { get; set; }

    /// <summary>The id.</summary>
    public string Id { get; set; }

    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>Its state.</summary>
    public JobRunState JobRunState { get; set; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTime? LastModifiedOn { get; set; }

    /// <summary>Where its logs are.</summary>
    public string LogGroupName { get; set; }

    /// <summary>The run that it tries again.</summary>
    public string PreviousRunId { get; set; }

    /// <summary>When it was started (UTC).</summary>
    public DateTime? StartedOn { get; set; }

    /// <summary>Why it waits.</summary>
    public string StateDetail { get; set; }

    /// <summary>How long it may take, in minutes.</summary>
    public int? Timeout { get; set; }
}
