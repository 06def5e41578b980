using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The answer to GetJobRun.</summary>
public class GetJobRunResponse : AmazonWebServiceResponse
{
    /// <summary>The run.</summary>
    public JobRun JobRun { get; set; }
}
