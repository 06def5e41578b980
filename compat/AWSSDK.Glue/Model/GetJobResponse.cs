using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The answer to GetJob.</summary>
public class GetJobResponse : AmazonWebServiceResponse
{
    /// <summary>The job.</summary>
    public Job Job { get; set; }
}
