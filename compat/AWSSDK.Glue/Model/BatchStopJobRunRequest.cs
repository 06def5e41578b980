namespace Amazon.Glue.Model;

/// <summary>Asks runs to stop.</summary>
public class BatchStopJobRunRequest : AmazonGlueRequest
{
    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>The ids, 25 at most.</summary>
    public List<string> JobRunIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
