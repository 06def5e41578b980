using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>The answer to UpdateJob.</summary>
public class UpdateJobResponse : AmazonWebServiceResponse
{
    /// <summary>The name.</summary>
    public string JobName { get; set; }
}
