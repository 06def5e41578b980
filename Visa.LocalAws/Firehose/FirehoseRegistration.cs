using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Firehose.Operations;
using Visa.LocalAws.Firehose.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose;

internal static class FirehoseRegistration
{
    /// <summary>Needs Kinesis, its source, and an <see cref="S3.IObjectStore"/>, its destination, to be registered before it: it stops before they do.</summary>
    public static IServiceCollection AddFirehose(this IServiceCollection services)
    {
        services.AddOptions<FirehoseOptions>().BindConfiguration(FirehoseOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DeliveryStreamRegistry>();
        services.AddSingleton<DeliverySources>();
        services.AddSingleton<DeliveryHost>();
        services.AddSingleton<IFirehoseOperation, CreateDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, DeleteDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, DescribeDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, ListDeliveryStreams>();
        services.AddSingleton<IFirehoseOperation, ListTagsForDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, PutRecord>();
        services.AddSingleton<IFirehoseOperation, PutRecordBatch>();
        services.AddSingleton<IFirehoseOperation, TagDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, UntagDeliveryStream>();
        services.AddSingleton<IFirehoseOperation, UpdateDestination>();
        services.AddSingleton<IAwsJsonService, FirehoseService>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryHost>());
        return services;
    }
}
