using Amazon.Runtime;

namespace Amazon.Glue.Model;

/// <summary>What became of each.</summary>
public class BatchStopJobRunResponse : AmazonWebServiceResponse
{
    /// <summary>Those that were refused.</summary>
    public List<BatchStopJobRunError> Errors { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Those that were asked to stop.</summary>
    public List<BatchStopJobRunSuccessfulSubmission> SuccessfulSubmissions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
