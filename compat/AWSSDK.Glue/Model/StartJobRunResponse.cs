using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The answer to StartJobRun.</summary>
public class StartJobRunResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the run.</summary>
    public string JobRunId { get; set; }
}
