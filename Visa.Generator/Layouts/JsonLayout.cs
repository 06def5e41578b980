using System.IO.Compression;
using Visa.Domain.Chargebacks;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Generator.Layouts;

/// <summary>Gzipped JSON lines by hour, as Firehose delivers the streams, and the truth by day.</summary>
internal sealed class JsonLayout(long seed) : IHistoryLayout
{
    /// <summary>About 5 MB compressed; Firehose's own parts are of that order.</summary>
    public const int MostTransactions = 50_000;

    public const int MostTruths = 250_000;

    /// <summary>Measured: the next level takes a third more time for 7 % fewer bytes.</summary>
    private static readonly ZLibCompressionOptions Compression = new() { CompressionLevel = 1 };

    private readonly TransactionEncoder _encoder = new();

    public IEnumerable<DayFile> FilesOf(SimulatedDay day)
    {
        var midnight = DateTimeOffset.FromUnixTimeMilliseconds(day.Midnight);
        foreach (var (hour, part, slice) in DaySlices.ByHour(day, MostTransactions))
            yield return new DayFile(LakeKeys.Raw("transactions", midnight.AddHours(hour), part, seed), (buffer, token) => WriteTransactions(buffer, day, slice, token));
        foreach (var hour in day.Chargebacks.GroupBy(chargeback => chargeback.ReportedAt.UtcDateTime.Hour))
            yield return new DayFile(LakeKeys.Raw("chargebacks", midnight.AddHours(hour.Key), 0, seed), (buffer, _) => WriteChargebacks(buffer, hour));
        foreach (var (part, slice) in DaySlices.Whole(day, MostTruths))
            yield return new DayFile(LakeKeys.TruthOf(day.Date, part, seed, ".json.gz"), (buffer, token) => WriteTruth(buffer, day, slice, token));
    }

    private Task WriteTransactions(FileBuffer buffer, SimulatedDay day, Range slice, CancellationToken cancellationToken)
    {
        buffer.BeginGzip(Compression);
        for (var i = slice.Start.Value; i < slice.End.Value; i++)
        {
            // Nobody waited for it to be sent: it was sent when it happened.
            _encoder.Write(buffer, day, i, day.EventTime(i));
            if (i % 1_000 == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        buffer.EndGzip();
        return Task.CompletedTask;
    }

    private static Task WriteChargebacks(FileBuffer buffer, IEnumerable<Chargeback> chargebacks)
    {
        buffer.BeginGzip(Compression);
        foreach (var chargeback in chargebacks) ChargebackJson.Write(buffer, chargeback);
        buffer.EndGzip();
        return Task.CompletedTask;
    }

    private static Task WriteTruth(FileBuffer buffer, SimulatedDay day, Range slice, CancellationToken cancellationToken)
    {
        buffer.BeginGzip(Compression);
        for (var i = slice.Start.Value; i < slice.End.Value; i++)
        {
            TruthEncoder.Write(buffer, day, i);
            if (i % 1_000 == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        buffer.EndGzip();
        return Task.CompletedTask;
    }
}
