namespace Amazon.Glue.Model;

/// <summary>Asks for a job.</summary>
public class GetJobRequest : AmazonGlueRequest
{
    /// <summary>The name.</summary>
    public string JobName { get; set; }
}
