using Amazon.Kinesis;
using Visa.ServiceDefaults.Aws;

namespace Visa.Scoring.DecisionStream;

internal static class DecisionStreamRegistration
{
    public static void AddDecisionStream(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DecisionReaderOptions>().BindConfiguration(DecisionReaderOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.AddAwsClient<IAmazonKinesis, AmazonKinesisConfig>(config => new AmazonKinesisClient(config));
        builder.Services.AddSingleton<DecisionStreamClient>();
        builder.Services.AddSingleton<SettlementReport>();
        builder.Services.AddSingleton<ShardReader>();
        builder.Services.AddHostedService<DecisionReader>();
    }
}
