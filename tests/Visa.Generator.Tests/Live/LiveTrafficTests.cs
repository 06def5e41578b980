using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Visa.Domain.Chargebacks;
using Visa.Generator.Live;
using Visa.Generator.Tests.Fakes;

namespace Visa.Generator.Tests.Live;

public sealed class LiveTrafficTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task StopAsync_InTheMiddle_SendsAllThatWasMadeAndWritesItsTruth()
    {
        using var harness = new Harness(Options(TimeSpan.FromHours(1)));
        using var host = new Host(harness);
        using var release = new SemaphoreSlim(0);
        var blocked = new TaskCompletionSource();
        harness.Kinesis.BeforePut = async token =>
        {
            // The first requests pass; then the stream is slow until the service is told to stop.
            if (harness.Kinesis.RequestSizes.Count < 2) return;
            blocked.TrySetResult();
            await release.WaitAsync(token);
            release.Release();
        };

        await host.Traffic.StartAsync(CancellationToken.None);
        await blocked.Task.WaitAsync(Deadline);
        var stop = host.Traffic.StopAsync(CancellationToken.None);
        release.Release();
        await stop.WaitAsync(Deadline);

        Assert.Equal(0, host.Exit.Code);
        AssertAllSent(harness, host);
    }

    [Fact]
    public async Task ExecuteAsync_DurationOver_EndsTheProcessWithSuccess()
    {
        using var harness = new Harness(Options(TimeSpan.FromMilliseconds(500)));
        using var host = new Host(harness);

        await host.Traffic.StartAsync(CancellationToken.None);
        await host.Stopped.Task.WaitAsync(Deadline);

        Assert.Equal(0, host.Exit.Code);
        AssertAllSent(harness, host);
    }

    [Fact]
    public async Task ExecuteAsync_EventTimeGoesOn_SendsTheChargebacksReportedMeanwhile()
    {
        var options = Options(TimeSpan.FromSeconds(1));
        (options.SpeedUp, options.Start, options.FraudBasisPoints) = (300_000, SmallNetwork.Start, 500);
        using var harness = new Harness(options);
        using var host = new Host(harness);

        await host.Traffic.StartAsync(CancellationToken.None);
        await host.Stopped.Task.WaitAsync(Deadline);

        AssertAllSent(harness, host);
        var reports = harness.Kinesis.RecordsOf("chargebacks").ToList();
        Assert.NotEmpty(reports);
        Assert.Equal(reports.Count, harness.Reports.Sent);
        Assert.All(reports, record =>
        {
            Assert.True(ChargebackJson.TryRead(record.Data, out var chargeback, out var error), error);
            Assert.Equal(chargeback!.CardToken.ToString(), record.Key);
            Assert.InRange(chargeback.ReportedAt, SmallNetwork.Start, SmallNetwork.Start.AddSeconds(300_000));
        });
    }

    [Fact]
    public async Task ExecuteAsync_StreamMissing_FailsAndLeavesTheExitCodeAtOne()
    {
        using var harness = new Harness(Options(TimeSpan.FromHours(1)));
        using var host = new Host(harness);
        harness.Kinesis.BeforePut = _ => throw new Amazon.Kinesis.Model.ResourceNotFoundException("Stream transactions not found");

        await host.Traffic.StartAsync(CancellationToken.None);

        await Assert.ThrowsAsync<Amazon.Kinesis.Model.ResourceNotFoundException>(() => host.Traffic.ExecuteTask!.WaitAsync(Deadline));
        Assert.Equal(1, host.Exit.Code);
    }

    private static GeneratorOptions Options(TimeSpan duration) => new() { Rate = 5_000, Duration = duration, Cards = 500, Merchants = 100, Linger = TimeSpan.FromMilliseconds(1) };

    /// <summary>Everything made was sent once, and its truth is written.</summary>
    private static void AssertAllSent(Harness harness, Host host)
    {
        var sent = harness.Kinesis.LinesOf("transactions").Select(line => SmallNetwork.Read(line).Id).ToList();
        Assert.NotEmpty(sent);
        Assert.Equal(host.Traffic.Made, sent.Count);
        Assert.Equal(sent.Count, harness.Sender.Sent);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Assert.Equal(sent.ToHashSet(), harness.TruthLines().Select(line => line.TransactionId).ToHashSet());
    }

    private sealed class Host : IHostApplicationLifetime, IDisposable
    {
        public Host(Harness harness) =>
            Traffic = new LiveTraffic(harness.Options, harness.Sender, harness.Reports, harness.Truth, harness.Time, this, Exit, NullLogger<LiveTraffic>.Instance);

        public LiveTraffic Traffic { get; }

        public ExitStatus Exit { get; } = new();

        public TaskCompletionSource Stopped { get; } = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopped.TrySetResult();

        public void Dispose() => Traffic.Dispose();
    }
}
