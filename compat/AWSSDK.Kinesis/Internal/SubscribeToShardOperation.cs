using System.Net;
using Amazon.AwsJson;
using Amazon.Kinesis.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Kinesis.Internal;

/// <summary>The one operation whose answer is a stream: asked for over HTTP/2, its body is read as its events come.</summary>
internal sealed class SubscribeToShardOperation(AwsJsonService service) : JsonResponseUnmarshaller
{
    private readonly AwsJsonMarshaller<SubscribeToShardRequest> _marshaller = new(service, "SubscribeToShard", Write, HttpVersion.Version20);
    private readonly AwsJsonUnmarshaller<SubscribeToShardResponse> _errors = new(service, KinesisAnswers.Nothing);

    public override bool HasStreamingProperty => true;

    public InvokeOptions Options() => new() { RequestMarshaller = _marshaller, ResponseUnmarshaller = this };

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        new SubscribeToShardResponse { EventStream = new SubscribeToShardEventStream(input.Stream) };

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        _errors.UnmarshallException(input, innerException, statusCode);

    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;

    private static void Write(System.Text.Json.Utf8JsonWriter json, SubscribeToShardRequest request)
    {
        json.Member("ConsumerARN"u8, request.ConsumerARN);
        json.Member("ShardId"u8, request.ShardId);
        json.Member("StartingPosition"u8, request.StartingPosition, static (j, position) =>
        {
            j.Member("SequenceNumber"u8, position.SequenceNumber);
            j.Member("Timestamp"u8, position.Timestamp);
            j.Member("Type"u8, position.Type);
        });
    }
}
