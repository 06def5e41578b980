using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The answer to CreateJob.</summary>
public class CreateJobResponse : AmazonWebServiceResponse
{
    /// <summary>The name.</summary>
    public string Name { get; set; }
}
