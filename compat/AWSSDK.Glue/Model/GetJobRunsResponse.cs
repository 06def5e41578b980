using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>A page of runs.</summary>
public class GetJobRunsResponse : AmazonWebServiceResponse
{
    /// <summary>The runs, newest first.</summary>
    public List<JobRun> JobRuns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string NextToken { get; set; }
}
