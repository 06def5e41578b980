using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Generator.Sending;
using Visa.Generator.Simulation;
using Visa.Generator.Truth;

namespace Visa.Generator.Live;

/// <summary>
/// The generator's loop: builds the network, paces its events into bounded channels, and sends them on. When its time is over or the
/// process is told to stop, it makes no more, sends what is left, writes the truth, and ends the process.
/// </summary>
internal sealed class LiveTraffic(
    IOptions<GeneratorOptions> options,
    TransactionSender transactions,
    ChargebackSender chargebacks,
    TruthLog truth,
    TimeProvider timeProvider,
    IHostApplicationLifetime lifetime,
    ExitStatus exit,
    ILogger<LiveTraffic> logger) : BackgroundService
{
    /// <summary>When full, the pacer waits and sends later than scheduled; event times stay as simulated.</summary>
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
        var eventStart = _options.Start ?? timeProvider.GetUtcNow();
        var simulation = BuildSimulation(eventStart);
        var wallStart = timeProvider.GetUtcNow();
        var schedule = new Schedule(wallStart, eventStart, _options.Rate, _options.SpeedUp);
        var payments = Bounded<SimulatedTransaction>();
        var reports = Bounded<Chargeback>();
        var pacer = new Pacer(schedule, payments.Writer, reports.Writer, timeProvider);

        using var drain = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() => drain.CancelAfter(_options.DrainTimeout));
        using var pacing = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var feed = EventFeed.From(simulation, eventStart, pacing.Token);
        var pace = Task.Run(() => pacer.RunAsync(feed, _options.Duration is { } duration ? wallStart + duration : DateTimeOffset.MaxValue, pacing.Token), CancellationToken.None);
        try
        {
            await SendAsync(payments.Reader, reports.Reader, drain.Token);
        }
        finally
        {
            // A sender that failed reads no more: without this the pacer would wait for room for ever.
            await pacing.CancelAsync();
            await pace;
            Made = pacer.Made;
            using var flushing = new CancellationTokenSource(FlushTimeout, timeProvider);
            await truth.FlushAsync(flushing.Token);
        }
        var eventTime = (pacer.EventClock ?? eventStart) - eventStart;
        logger.TrafficEnded(transactions.Sent, Made, chargebacks.Sent, truth.Parts, eventTime, eventTime / (timeProvider.GetUtcNow() - wallStart));
    }

    /// <summary>Runs both senders; when one fails the other is stopped.</summary>
    private async Task SendAsync(ChannelReader<SimulatedTransaction> payments, ChannelReader<Chargeback> reports, CancellationToken drain)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(drain);
        var sends = new[] { transactions.RunAsync(payments, both.Token), chargebacks.RunAsync(reports, both.Token) };
        var first = await Task.WhenAny(sends);
        if (!first.IsCompletedSuccessfully) await both.CancelAsync();
        await first;
        await Task.WhenAll(sends);
    }

    private NetworkSimulation BuildSimulation(DateTimeOffset start)
    {
        var started = Stopwatch.GetTimestamp();
        var key = TokenKeyFactory.Create(_options);
        var simulation = NetworkSimulation.Create(_options.ToSettings(start), new CardTokenizer(key));
        logger.NetworkBuilt(_options.Cards, _options.Merchants, Stopwatch.GetElapsedTime(started).TotalSeconds, key.Version);
        var naturalRate = simulation.ExpectedPerDay / TimeSpan.FromDays(1).TotalSeconds;
        var speedUp = _options.SpeedUp ?? _options.Rate / naturalRate;
        logger.PaceChosen(start, speedUp * naturalRate, speedUp);
        return simulation;
    }

    private static Channel<T> Bounded<T>() => Channel.CreateBounded<T>(new BoundedChannelOptions(ChannelCapacity) { SingleReader = true, SingleWriter = true });
}
