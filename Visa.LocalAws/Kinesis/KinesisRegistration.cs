using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis;

internal static class KinesisRegistration
{
    public static IServiceCollection AddKinesis(this IServiceCollection services)
    {
        services.AddOptions<KinesisOptions>().BindConfiguration(KinesisOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StreamRegistry>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<PageToken>();
        services.AddSingleton<IKinesisOperation, CreateStream>();
        services.AddSingleton<IKinesisOperation, DeleteStream>();
        services.AddSingleton<IKinesisOperation, DescribeStream>();
        services.AddSingleton<IKinesisOperation, DescribeStreamSummary>();
        services.AddSingleton<IKinesisOperation, GetRecords>();
        services.AddSingleton<IKinesisOperation, GetShardIterator>();
        services.AddSingleton<IKinesisOperation, ListShards>();
        services.AddSingleton<IKinesisOperation, ListStreams>();
        services.AddSingleton<IKinesisOperation, PutRecord>();
        services.AddSingleton<IKinesisOperation, PutRecords>();
        services.AddSingleton<IAwsJsonService, KinesisService>();
        services.AddHostedService<KinesisStart>();
        services.AddHostedService<RetentionSweep>();
        return services;
    }
}
