using Amazon.AwsJson;
using Amazon.Kinesis.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Kinesis.Internal;

internal sealed class KinesisEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint, requestContext.OriginalRequest);

    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint alternative, AmazonWebServiceRequest operation)
    {
        var parameters = RegionParameters.From(config, alternative);
        (parameters["OperationType"], parameters["StreamARN"]) = operation switch
        {
            PutRecordRequest request => ("data", request.StreamARN),
            PutRecordsRequest request => ("data", request.StreamARN),
            GetRecordsRequest request => ("data", request.StreamARN),
            GetShardIteratorRequest request => ("data", request.StreamARN),
            DeleteStreamRequest request => ("control", request.StreamARN),
            DescribeStreamSummaryRequest request => ("control", request.StreamARN),
            ListShardsRequest request => ("control", request.StreamARN),
            SplitShardRequest request => ("control", request.StreamARN),
            MergeShardsRequest request => ("control", request.StreamARN),
            UpdateShardCountRequest request => ("control", request.StreamARN),
            RegisterStreamConsumerRequest request => ("control", request.StreamARN),
            DescribeStreamConsumerRequest request => ("control", request.ConsumerARN ?? request.StreamARN),
            DeregisterStreamConsumerRequest request => ("control", request.ConsumerARN ?? request.StreamARN),
            ListStreamConsumersRequest request => ("control", request.StreamARN),
            SubscribeToShardRequest request => ("data", request.ConsumerARN),
            _ => (null, null),
        };
        return parameters;
    }
}
