using Amazon.Runtime;

namespace Amazon.KinesisFirehose;

/// <summary>The base of every request to the service.</summary>
public class AmazonKinesisFirehoseRequest : AmazonWebServiceRequest;
