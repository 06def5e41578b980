namespace Amazon.Glue.Model;

/// <summary>Asks for another definition of a job.</summary>
public class UpdateJobRequest : AmazonGlueRequest
{
    /// <summary>The name.</summary>
    public string JobName { get; set; }

    /// <summary>The new definition.</summary>
    public JobUpdate JobUpdate { get; set; }
}
