using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.Behaviour;
using Visa.Generator.Network;
using Visa.Generator.Sending;
using Visa.Generator.Truth;

namespace Visa.Generator.Live;

/// <summary>
/// The generator's loop: builds the population, paces its transactions into a bounded channel, and sends them on. When its time is
/// over or the process is told to stop, it makes no more, sends what is left, writes the truth, and ends the process.
/// </summary>
internal sealed class LiveTraffic(
    IOptions<GeneratorOptions> options,
    TransactionSender sender,
    TruthLog truth,
    TimeProvider timeProvider,
    IHostApplicationLifetime lifetime,
    ExitStatus exit,
    ILogger<LiveTraffic> logger) : BackgroundService
{
    /// <summary>When full, the pacer waits and sends later than scheduled; event times stay as scheduled.</summary>
    public const int ChannelCapacity = 10_000;

    /// <summary>A flush of its own: the truth of what was sent is written even when the drain gave up.</summary>
    public static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(10);

    private readonly GeneratorOptions _options = options.Value;

    /// <summary>Transactions handed to the sender; known once the traffic has ended.</summary>
    public long Made { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A failure needs no handling here: the host logs it and stops, and the exit status stays at 1.
        await GenerateAsync(stoppingToken);
        exit.Succeed();
        lifetime.StopApplication();
    }

    private async Task GenerateAsync(CancellationToken stoppingToken)
    {
        var population = BuildPopulation();
        var start = timeProvider.GetUtcNow();
        var feed = new TransactionFeed(population, _options.Seed, _options.Rate, _options.FraudShare, start);
        var channel = Channel.CreateBounded<SimulatedTransaction>(new BoundedChannelOptions(ChannelCapacity) { SingleReader = true, SingleWriter = true });

        using var drain = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() => drain.CancelAfter(_options.DrainTimeout));
        using var pacing = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var pace = Pacer.RunAsync(feed, channel.Writer, timeProvider, _options.Duration is { } duration ? start + duration : DateTimeOffset.MaxValue, pacing.Token);
        try
        {
            await sender.RunAsync(channel.Reader, drain.Token);
        }
        finally
        {
            // A sender that failed reads no more: without this the pacer would wait for room for ever.
            await pacing.CancelAsync();
            Made = await pace;
            using var flushing = new CancellationTokenSource(FlushTimeout, timeProvider);
            await truth.FlushAsync(flushing.Token);
        }
        logger.TrafficEnded(sender.Sent, Made, truth.Parts);
    }

    private Population BuildPopulation()
    {
        var started = Stopwatch.GetTimestamp();
        var key = TokenKeyFactory.Create(_options);
        var population = Population.Build(_options.Seed, _options.Cards, _options.Merchants, new CardTokenizer(key));
        logger.PopulationBuilt(population.Cards.Count, population.Merchants.Count, Stopwatch.GetElapsedTime(started).TotalSeconds, key.Version);
        return population;
    }
}
