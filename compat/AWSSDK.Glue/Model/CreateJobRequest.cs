namespace Amazon.Glue.Model;

/// <summary>Asks for a new job.</summary>
public class CreateJobRequest : AmazonGlueRequest
{
    /// <summary>What it runs.</summary>
    public JobCommand Command { get; set; }

    /// <summary>Arguments of every run.</summary>
    public Dictionary<string, string> DefaultArguments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What it is for.</summary>
    public string Description { get; set; }

    /// <summary>STANDARD or FLEX.</summary>
    public ExecutionClass ExecutionClass { get; set; }

    /// <summary>How many runs it may have at once.</summary>
    public ExecutionProperty ExecutionProperty { get; set; }

    /// <summary>The version of Glue.</summary>
    public string GlueVersion { get; set; }

    /// <summary>Whether runs beyond the limit wait.</summary>
    public bool? JobRunQueuingEnabled { get; set; }

    /// <summary>How often a failed run is tried again.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>How many workers a run has.</summary>
    public int? NumberOfWorkers { get; set; }

    /// <summary>The IAM role of its runs.</summary>
    public string Role { get; set; }

    /// <summary>How long a run may take, in minutes.</summary>
    public int? Timeout { get; set; }

    /// <summary>What a worker is.</summary>
    public WorkerType WorkerType { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; }
}
