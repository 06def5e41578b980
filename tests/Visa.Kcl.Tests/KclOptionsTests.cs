using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.Kcl.Tests.Hosting;

namespace Visa.Kcl.Tests;

public sealed class KclOptionsTests
{
    public static TheoryData<string, Action<KclOptions>> Rejected => new()
    {
        { nameof(KclOptions.ApplicationName), o => o.ApplicationName = "" },
        { nameof(KclOptions.ApplicationName), o => o.ApplicationName = "no spaces" },
        { nameof(KclOptions.StreamName), o => o.StreamName = "" },
        { nameof(KclOptions.TableName), o => o.TableName = "a" },
        { nameof(KclOptions.WorkerId), o => o.WorkerId = " " },
        { nameof(KclOptions.InitialTimestamp), o => o.InitialPosition = InitialPosition.AtTimestamp },
        { nameof(KclOptions.FailoverTime), o => o.FailoverTime = TimeSpan.FromMilliseconds(999) },
        { nameof(KclOptions.LeaseTakeInterval), o => o.LeaseTakeInterval = TimeSpan.Zero },
        { nameof(KclOptions.ShardSyncInterval), o => o.ShardSyncInterval = TimeSpan.Zero },
        { nameof(KclOptions.ParentShardPollInterval), o => o.ParentShardPollInterval = TimeSpan.Zero },
        { nameof(KclOptions.MaxLeasesForWorker), o => o.MaxLeasesForWorker = 0 },
        { nameof(KclOptions.MaxLeasesToStealAtOneTime), o => o.MaxLeasesToStealAtOneTime = 0 },
        { nameof(KclOptions.MaxRecords), o => o.MaxRecords = 10_001 },
        { nameof(KclOptions.IdleTimeBetweenReads), o => o.IdleTimeBetweenReads = TimeSpan.Zero },
        { nameof(KclOptions.MaxIdleTimeBetweenReads), o => o.MaxIdleTimeBetweenReads = TimeSpan.Zero },
        { nameof(KclOptions.MaxPrefetchedPages), o => o.MaxPrefetchedPages = 0 },
        { nameof(KclOptions.MaxPrefetchedBytes), o => o.MaxPrefetchedBytes = 0 },
        { nameof(KclOptions.RetrievalMode), o => o.RetrievalMode = (RetrievalMode)7 },
        { nameof(KclOptions.ConsumerName), o => o.ConsumerName = "no spaces" },
        { nameof(KclOptions.ConsumerArn), o => o.ConsumerArn = "payments" },
        { nameof(KclOptions.SubscriptionStallTime), o => o.SubscriptionStallTime = TimeSpan.FromSeconds(1) },
        { nameof(KclOptions.Host), o => o.Host = (ProcessorHost)7 },
        { nameof(KclOptions.TaskBackoffTime), o => o.TaskBackoffTime = TimeSpan.Zero },
        { nameof(KclOptions.ShutdownGracePeriod), o => o.ShutdownGracePeriod = TimeSpan.FromSeconds(-1) },
        { nameof(KclOptions.ShutdownCheckpointTimeout), o => o.ShutdownCheckpointTimeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Validation_OfABadValue_NamesIt(string name, Action<KclOptions> spoil)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Validate(spoil));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_OfTheDefaults_Accepts()
    {
        var options = Validate(_ => { });

        Assert.Equal("app", options.LeaseTableName);
        Assert.Equal("app", options.FanOutConsumerName);
        Assert.Equal((ProcessorHost.Native, RetrievalMode.Polling), (options.Host, options.RetrievalMode));
        Assert.Equal(TimeSpan.FromSeconds(5), options.EffectiveLeaseTakeInterval);
    }

    [Fact]
    public void WorkerId_OfTwoOptions_Differs() => Assert.NotEqual(new KclOptions().WorkerId, new KclOptions().WorkerId);

    private static KclOptions Validate(Action<KclOptions> spoil)
    {
        using var services = new ServiceCollection()
            .AddKinesisClientLibrary<DelegateFactory>(o =>
            {
                o.ApplicationName = "app";
                o.StreamName = "stream";
                spoil(o);
            })
            .BuildServiceProvider();
        return services.GetRequiredService<IOptionsMonitor<KclOptions>>().Get(typeof(DelegateFactory).FullName);
    }
}
