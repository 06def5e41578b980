using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Kinesis.Model;

namespace Amazon.Kinesis.Internal;

/// <summary>Every operation with the members of its request; the members of the answers are in <see cref="KinesisAnswers"/>.</summary>
internal static class KinesisOperations
{
    private static readonly AwsJsonService Service = new("Amazon.Kinesis", "Kinesis_20131202", "2013-12-02", (error, _) => KinesisErrors.ToException(error));

    public static readonly AwsJsonOperation<CreateStreamRequest, CreateStreamResponse> CreateStream = new(
        Service, "CreateStream",
        static (json, request) =>
        {
            json.Member("ShardCount"u8, request.ShardCount);
            json.Member("StreamModeDetails"u8, request.StreamModeDetails, static (j, mode) => j.Member("StreamMode"u8, mode.StreamMode));
            json.Member("StreamName"u8, request.StreamName);
            json.Member("Tags"u8, request.Tags);
        },
        KinesisAnswers.Nothing);

    public static readonly AwsJsonOperation<DeleteStreamRequest, DeleteStreamResponse> DeleteStream = new(
        Service, "DeleteStream",
        static (json, request) =>
        {
            json.Member("EnforceConsumerDeletion"u8, request.EnforceConsumerDeletion);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.Nothing);

    public static readonly AwsJsonOperation<DescribeStreamSummaryRequest, DescribeStreamSummaryResponse> DescribeStreamSummary = new(
        Service, "DescribeStreamSummary",
        static (json, request) => Stream(json, request.StreamARN, request.StreamName),
        KinesisAnswers.DescribeStreamSummary);

    public static readonly AwsJsonOperation<ListShardsRequest, ListShardsResponse> ListShards = new(
        Service, "ListShards",
        static (json, request) =>
        {
            json.Member("ExclusiveStartShardId"u8, request.ExclusiveStartShardId);
            json.Member("MaxResults"u8, request.MaxResults);
            json.Member("NextToken"u8, request.NextToken);
            json.Member("ShardFilter"u8, request.ShardFilter, Filter);
            json.Member("StreamCreationTimestamp"u8, request.StreamCreationTimestamp);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.ListShards);

    public static readonly AwsJsonOperation<ListStreamsRequest, ListStreamsResponse> ListStreams = new(
        Service, "ListStreams",
        static (json, request) =>
        {
            json.Member("ExclusiveStartStreamName"u8, request.ExclusiveStartStreamName);
            json.Member("Limit"u8, request.Limit);
            json.Member("NextToken"u8, request.NextToken);
        },
        KinesisAnswers.ListStreams);

    public static readonly AwsJsonOperation<PutRecordRequest, PutRecordResponse> PutRecord = new(
        Service, "PutRecord",
        static (json, request) =>
        {
            json.Member("Data"u8, request.Data);
            json.Member("ExplicitHashKey"u8, request.ExplicitHashKey);
            json.Member("PartitionKey"u8, request.PartitionKey);
            json.Member("SequenceNumberForOrdering"u8, request.SequenceNumberForOrdering);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.PutRecord);

    public static readonly AwsJsonOperation<PutRecordsRequest, PutRecordsResponse> PutRecords = new(
        Service, "PutRecords",
        static (json, request) =>
        {
            json.Member("Records"u8, request.Records, Entry);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.PutRecords);

    public static readonly AwsJsonOperation<GetShardIteratorRequest, GetShardIteratorResponse> GetShardIterator = new(
        Service, "GetShardIterator",
        static (json, request) =>
        {
            json.Member("ShardId"u8, request.ShardId);
            json.Member("ShardIteratorType"u8, request.ShardIteratorType);
            json.Member("StartingSequenceNumber"u8, request.StartingSequenceNumber);
            Stream(json, request.StreamARN, request.StreamName);
            json.Member("Timestamp"u8, request.Timestamp);
        },
        KinesisAnswers.GetShardIterator);

    public static readonly AwsJsonOperation<GetRecordsRequest, GetRecordsResponse> GetRecords = new(
        Service, "GetRecords",
        static (json, request) =>
        {
            json.Member("Limit"u8, request.Limit);
            json.Member("ShardIterator"u8, request.ShardIterator);
            json.Member("StreamARN"u8, request.StreamARN);
        },
        KinesisAnswers.GetRecords);

    public static readonly AwsJsonOperation<SplitShardRequest, SplitShardResponse> SplitShard = new(
        Service, "SplitShard",
        static (json, request) =>
        {
            json.Member("NewStartingHashKey"u8, request.NewStartingHashKey);
            json.Member("ShardToSplit"u8, request.ShardToSplit);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.Nothing);

    public static readonly AwsJsonOperation<MergeShardsRequest, MergeShardsResponse> MergeShards = new(
        Service, "MergeShards",
        static (json, request) =>
        {
            json.Member("AdjacentShardToMerge"u8, request.AdjacentShardToMerge);
            json.Member("ShardToMerge"u8, request.ShardToMerge);
            Stream(json, request.StreamARN, request.StreamName);
        },
        KinesisAnswers.Nothing);

    public static readonly AwsJsonOperation<UpdateShardCountRequest, UpdateShardCountResponse> UpdateShardCount = new(
        Service, "UpdateShardCount",
        static (json, request) =>
        {
            json.Member("ScalingType"u8, request.ScalingType);
            Stream(json, request.StreamARN, request.StreamName);
            json.Member("TargetShardCount"u8, request.TargetShardCount);
        },
        KinesisAnswers.UpdateShardCount);

    public static readonly AwsJsonOperation<RegisterStreamConsumerRequest, RegisterStreamConsumerResponse> RegisterStreamConsumer = new(
        Service, "RegisterStreamConsumer",
        static (json, request) =>
        {
            json.Member("ConsumerName"u8, request.ConsumerName);
            json.Member("StreamARN"u8, request.StreamARN);
            json.Member("Tags"u8, request.Tags);
        },
        ConsumerAnswers.RegisterStreamConsumer);

    public static readonly AwsJsonOperation<DescribeStreamConsumerRequest, DescribeStreamConsumerResponse> DescribeStreamConsumer = new(
        Service, "DescribeStreamConsumer",
        static (json, request) => Consumer(json, request.ConsumerARN, request.ConsumerName, request.StreamARN),
        ConsumerAnswers.DescribeStreamConsumer);

    public static readonly AwsJsonOperation<DeregisterStreamConsumerRequest, DeregisterStreamConsumerResponse> DeregisterStreamConsumer = new(
        Service, "DeregisterStreamConsumer",
        static (json, request) => Consumer(json, request.ConsumerARN, request.ConsumerName, request.StreamARN),
        KinesisAnswers.Nothing);

    public static readonly AwsJsonOperation<ListStreamConsumersRequest, ListStreamConsumersResponse> ListStreamConsumers = new(
        Service, "ListStreamConsumers",
        static (json, request) =>
        {
            json.Member("MaxResults"u8, request.MaxResults);
            json.Member("NextToken"u8, request.NextToken);
            json.Member("StreamARN"u8, request.StreamARN);
            json.Member("StreamCreationTimestamp"u8, request.StreamCreationTimestamp);
        },
        ConsumerAnswers.ListStreamConsumers);

    public static readonly SubscribeToShardOperation SubscribeToShard = new(Service);

    private static void Consumer(Utf8JsonWriter json, string arn, string name, string streamArn)
    {
        json.Member("ConsumerARN"u8, arn);
        json.Member("ConsumerName"u8, name);
        json.Member("StreamARN"u8, streamArn);
    }

    private static void Stream(Utf8JsonWriter json, string arn, string name)
    {
        json.Member("StreamARN"u8, arn);
        json.Member("StreamName"u8, name);
    }

    private static void Filter(Utf8JsonWriter json, ShardFilter filter)
    {
        json.Member("ShardId"u8, filter.ShardId);
        json.Member("Timestamp"u8, filter.Timestamp);
        json.Member("Type"u8, filter.Type);
    }

    private static void Entry(Utf8JsonWriter json, PutRecordsRequestEntry entry)
    {
        json.Member("Data"u8, entry.Data);
        json.Member("ExplicitHashKey"u8, entry.ExplicitHashKey);
        json.Member("PartitionKey"u8, entry.PartitionKey);
    }
}
