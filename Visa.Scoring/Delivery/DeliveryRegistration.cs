using Amazon.KinesisFirehose;
using Visa.ServiceDefaults.Aws;

namespace Visa.Scoring.Delivery;

internal static class DeliveryRegistration
{
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        builder.AddAwsClient<IAmazonKinesisFirehose, AmazonKinesisFirehoseConfig>(config => new AmazonKinesisFirehoseClient(config));
        builder.Services.AddSingleton<FirehoseDelivery>();
    }
}
