using Amazon.Runtime;

namespace Amazon.Glue;

/// <summary>The base of every request to the service.</summary>
public class AmazonGlueRequest : AmazonWebServiceRequest;
