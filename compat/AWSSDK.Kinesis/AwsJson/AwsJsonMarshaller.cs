using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.AwsJson;

/// <summary>Turns a request into a POST with an X-Amz-Target header and a JSON body.</summary>
/// <param name="version">The version of HTTP to ask for; null is Core's own choice.</param>
internal sealed class AwsJsonMarshaller<TRequest>(AwsJsonService service, string operation, RequestWriter<TRequest> write, Version version = null)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    private readonly string _target = $"{service.TargetPrefix}.{operation}";

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.Name) { HttpMethod = "POST", ResourcePath = "/" };
        if (version is not null)
            request.HttpProtocolVersion = version;
        request.Headers["X-Amz-Target"] = _target;
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;

        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            write(json, (TRequest)input);
            json.WriteEndObject();
        }
        request.Content = body.WrittenSpan.ToArray();
        return request;
    }
}
