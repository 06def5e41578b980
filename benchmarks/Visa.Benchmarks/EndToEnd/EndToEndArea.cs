using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Engine;
using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>
/// The whole real-time path over its wires on this machine: an open-loop generator, Kinesis with its limits, the consumer, scoring, and an issuer that reads the
/// decisions. The wait ends when the decision is in the issuer's hands, which is after its acknowledgement.
/// </summary>
internal sealed class EndToEndArea : IBenchmarkArea
{
    private const double RateAim = 7_400;
    private const double FirstRate = 500;
    private const double HighestRate = 16_000;
    private const double Precision = 1.07;

    public string Name => "end-to-end";

    public string Description => "generator, Kinesis, consumer, scoring, decisions: the highest rate held with a p99 under 100 ms";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        HeldRate best;
        session.Report($"training the champion: {EngineModel.Trees} trees of {EngineModel.Leaves} leaves");
        using var champion = await Champion.TrainAsync(cancellationToken);
        session.Report("starting LocalAws, Scoring and a consumer that reads by enhanced fan-out");
        await using (var platform = await LoadedPlatform.StartAsync(session.Root, champion, "FanOut", cancellationToken))
        {
            best = session.Rate is { } rate ? await HoldAsync(session, platform, rate, session.Quick ? 8 : 60, cancellationToken) : await SearchAsync(session, platform, cancellationToken);
        }
        session.Record(new Measurement($"rate held with p99 under {HeldRate.LimitMilliseconds:0} ms, fan-out", best.IsHeld ? best.Rate : 0, "transactions/s") { Aim = Aim.AtLeast(RateAim) });
        Record(session, best, "fan-out");
        foreach (var (process, microseconds) in best.Processor)
            session.Record(new Measurement($"processor time of a transaction, {process}", microseconds, "µs") { Better = Better.Lower });
        session.Record(new Measurement("processor time of a transaction, all processes", best.Processor.Values.Sum(), "µs") { Better = Better.Lower });

        session.Report("starting them anew with a consumer that polls");
        await using (var platform = await LoadedPlatform.StartAsync(session.Root, champion, "Polling", cancellationToken))
        {
            Record(session, await HoldAsync(session, platform, best.Rate, session.Quick ? 5 : 30, cancellationToken), "polling at the same rate");
        }
    }

    /// <summary>Short probes find the rate, a long one confirms it; what does not last is lowered.</summary>
    private static async Task<HeldRate> SearchAsync(BenchmarkSession session, LoadedPlatform platform, CancellationToken cancellationToken)
    {
        var (probe, confirm) = session.Quick ? (4, 8) : (10, 60);
        var (low, high) = (0.0, FirstRate);
        while (high <= HighestRate && (await HoldAsync(session, platform, high, probe, cancellationToken)).IsHeld) (low, high) = (high, high * 2);
        low = Math.Max(low, FirstRate / 4);
        while (high / low > Precision)
        {
            var middle = Math.Sqrt(low * high);
            if ((await HoldAsync(session, platform, middle, probe, cancellationToken)).IsHeld) low = middle;
            else high = middle;
        }
        while (true)
        {
            var held = await HoldAsync(session, platform, low, confirm, cancellationToken);
            if (held.IsHeld || low <= FirstRate / 4) return held;
            low /= Precision;
        }
    }

    private static async Task<HeldRate> HoldAsync(BenchmarkSession session, LoadedPlatform platform, double rate, int seconds, CancellationToken cancellationToken)
    {
        rate = Math.Round(rate / 10) * 10;
        session.Report($"{rate:#,0} a second for {seconds} s");
        var held = await platform.HoldAsync(rate, TimeSpan.FromSeconds(seconds), cancellationToken);
        session.Report($"{rate:#,0} a second: p50 {held.Percentile(0.5):0} ms, p99 {held.Percentile(0.99):0} ms, {held.Missing} missing, {held.Processor.Values.Sum():0} µs of processor time each ({string.Join(", ", held.Processor.Select(process => $"{process.Key} {process.Value:0}"))})");
        return held;
    }

    private static void Record(BenchmarkSession session, HeldRate held, string how)
    {
        session.Record(new Measurement($"scheduled send to decision read, {how}, median", held.Percentile(0.5), "ms") { Better = Better.Lower });
        session.Record(new Measurement($"scheduled send to decision read, {how}, 99th percentile", held.Percentile(0.99), "ms") { Better = Better.Lower });
        session.Record(new Measurement($"scheduled send to decision read, {how}, 99.9th percentile", held.Percentile(0.999), "ms") { Better = Better.Lower });
        session.Record(new Measurement($"records that the stream's limits refused at first, {how}", held.Refused, "records") { Better = Better.Lower });
    }
}
