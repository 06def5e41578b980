namespace Amazon.Glue.Model;

/// <summary>Asks for the runs of a job.</summary>
public class GetJobRunsRequest : AmazonGlueRequest
{
    /// <summary>The name of the job.</summary>
    public string JobName { get; set; }

    /// <summary>How many a page has.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page begins.</summary>
    public string NextToken { get; set; }
}
