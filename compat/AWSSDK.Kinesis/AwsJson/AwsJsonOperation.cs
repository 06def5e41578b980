using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AwsJson;

/// <summary>One operation of a service: how its request is written and its answer read.</summary>
internal sealed class AwsJsonOperation<TRequest, TResponse>(
    AwsJsonService service, string name, RequestWriter<TRequest> write, MemberReader<TResponse> read)
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly AwsJsonMarshaller<TRequest> _marshaller = new(service, name, write);
    private readonly AwsJsonUnmarshaller<TResponse> _unmarshaller = new(service, read);

    public InvokeOptions Options() => new() { RequestMarshaller = _marshaller, ResponseUnmarshaller = _unmarshaller };
}
