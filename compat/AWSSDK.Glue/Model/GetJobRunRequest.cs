namespace Amazon.Glue.Model;

/// <summary>Asks for a run.</summary>
public class GetJobRunRequest : AmazonGlueRequest
{
    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>Whether the runs before it are told.</summary>
    public bool? PredecessorsIncluded { get; set; }

    /// <summary>The id of the run.</summary>
    public string RunId { get; set; }
}
