using Visa.LocalAws.Kinesis.Consumers;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Resharding;
using Visa.LocalAws.Kinesis.Settings;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Kinesis.Tagging;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis;

internal static class KinesisRegistration
{
    public static IServiceCollection AddKinesis(this IServiceCollection services)
    {
        services.AddOptions<KinesisOptions>().BindConfiguration(KinesisOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StreamStore>();
        services.AddSingleton<StreamRegistry>();
        services.AddSingleton<StreamTransitions>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<PageToken>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SubscribeToShard>();
        foreach (var operation in Operations)
        {
            services.AddSingleton(typeof(IKinesisOperation), operation);
        }

        services.AddSingleton<IAwsJsonService, KinesisService>();
        services.AddHostedService<KinesisStart>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamTransitions>());
        services.AddHostedService<RetentionSweep>();
        return services;
    }

    private static IEnumerable<Type> Operations =>
    [
        typeof(AddTagsToStream), typeof(CreateStream), typeof(DecreaseStreamRetentionPeriod), typeof(DeleteStream), typeof(DeregisterStreamConsumer),
        typeof(DescribeLimits), typeof(DescribeStream), typeof(DescribeStreamConsumer), typeof(DescribeStreamSummary), typeof(DisableEnhancedMonitoring),
        typeof(EnableEnhancedMonitoring), typeof(GetRecords), typeof(GetShardIterator), typeof(IncreaseStreamRetentionPeriod), typeof(ListShards),
        typeof(ListStreamConsumers), typeof(ListStreams), typeof(ListTagsForResource), typeof(ListTagsForStream), typeof(MergeShards), typeof(PutRecord),
        typeof(PutRecords), typeof(RegisterStreamConsumer), typeof(RemoveTagsFromStream), typeof(SplitShard), typeof(StartStreamEncryption),
        typeof(StopStreamEncryption), typeof(TagResource), typeof(UntagResource), typeof(UpdateMaxRecordSize), typeof(UpdateShardCount), typeof(UpdateStreamMode),
    ];
}
