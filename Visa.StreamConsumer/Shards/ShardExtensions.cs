using Amazon.DynamoDBv2;
using Amazon.Kinesis;
using Amazon.Kinesis.ClientLibrary;
using Amazon.KinesisFirehose;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Visa.Decisions.Protocol;
using Visa.ServiceDefaults.Authentication;
using Visa.ServiceDefaults.Aws;
using Visa.ServiceDefaults.Platform;
using Visa.StreamConsumer.Contexts;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Risk;
using Visa.StreamConsumer.Snapshots;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

internal static class ShardExtensions
{
    /// <summary>Adds the processing of the stream of transactions with everything that it needs.</summary>
    public static WebApplicationBuilder AddTransactionProcessing(this WebApplicationBuilder builder)
    {
        builder.AddAwsClient<IAmazonKinesis, AmazonKinesisConfig>(config => new AmazonKinesisClient(config));
        builder.AddAwsClient<IAmazonKinesisFirehose, AmazonKinesisFirehoseConfig>(config => new AmazonKinesisFirehoseClient(config));
        builder.AddAwsClient<IAmazonS3, AmazonS3Config>(config => new AmazonS3Client(config));
        builder.AddAwsClient<IAmazonDynamoDB, AmazonDynamoDBConfig>(config => new AmazonDynamoDBClient(config));

        builder.Services.AddOptions<ProcessingOptions>().BindConfiguration(ProcessingOptions.SectionName).ValidateOnStart();
        builder.Services.AddOptions<ScoringOptions>().BindConfiguration(ScoringOptions.SectionName).ValidateOnStart();
        builder.Services.AddOptions<RiskOptions>().BindConfiguration(RiskOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<RiskOptions>, RiskOptionsValidator>();
        builder.Services.AddSingleton<RiskTableStore>();
        builder.Services.AddSingleton<RiskTables>();
        builder.Services.AddHostedService<RiskTableWatcher>();
        builder.Services.AddSingleton<IValidateOptions<ProcessingOptions>, ProcessingOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<ScoringOptions>, ScoringOptionsValidator>();

        builder.Services.AddGrpcClient<Scoring.ScoringClient>((services, grpc) => grpc.Address = services.GetRequiredService<IOptions<ScoringOptions>>().Value.Address)
            .AddHttpMessageHandler<ServiceTokenHandler>();
        builder.Services.AddSingleton<ScoringStart>();
        builder.Services.AddSingleton<ScoringCaller>();
        builder.Services.AddSingleton<RulesStep>();
        builder.Services.AddSingleton<DecisionLadder>();
        builder.Services.AddSingleton<DecisionEmitter>();
        builder.Services.AddSingleton<DeadLetterWriter>();
        builder.Services.AddSingleton<SnapshotStore>();
        builder.Services.AddSingleton<ShardLineage>();
        builder.Services.AddSingleton<ContextStore>();
        builder.Services.AddSingleton<StreamConsumerTelemetry>();
        builder.Services.AddKinesisClientLibrary<TransactionProcessorFactory>(kcl => Configure(kcl, builder.Configuration));
        return builder;
    }

    /// <summary>The section Kcl sets what it likes; which stream and application these are is said where all services look.</summary>
    private static void Configure(KclOptions kcl, ConfigurationManager configuration)
    {
        var platform = configuration.GetSection(PlatformOptions.SectionName).Get<PlatformOptions>() ?? new PlatformOptions();
        var processing = configuration.GetSection(ProcessingOptions.SectionName).Get<ProcessingOptions>() ?? new ProcessingOptions();
        kcl.ApplicationName = processing.ApplicationName;
        kcl.StreamName = platform.TransactionsStream;
        kcl.InitialPosition = InitialPosition.TrimHorizon;
        // So that the last records before a quiet time are checkpointed too.
        kcl.CallProcessRecordsEvenForEmptyRecordList = true;
        configuration.GetSection(KclOptions.SectionName).Bind(kcl);
    }
}
