using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The base of every request to the service.</summary>
public class AmazonRedshiftDataAPIServiceRequest : AmazonWebServiceRequest;
