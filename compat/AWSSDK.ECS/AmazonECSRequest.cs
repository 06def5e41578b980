using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The base of every request to the service.</summary>
public class AmazonECSRequest : AmazonWebServiceRequest;
