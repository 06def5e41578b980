using System.Buffers;
using System.Diagnostics;
using Visa.Domain.Cards;
using Visa.Generator.History;
using Visa.Generator.Layouts;
using Visa.Generator.Output;
using Visa.Generator.Simulation;

namespace Visa.Benchmarks.Generation;

/// <summary>One simulated network whose days are made on and on: a round makes the next few.</summary>
internal sealed class HistoryRounds(int daysOfRound)
{
    private const long Seed = 1;

    private static readonly IReadOnlySet<string> NothingPresent = new HashSet<string>();

    private readonly NetworkSimulation _simulation = Create();
    private readonly ArrayBufferWriter<byte> _lines = new(1 << 16);

    /// <summary>Bytes that the process allocated for a transaction in the last round to memory.</summary>
    public double AllocatedBytes { get; private set; }

    /// <summary>A network of the default size, with all the realism on.</summary>
    public static NetworkSimulation Create() =>
        NetworkSimulation.Create(new SimulationSettings { Seed = Seed, Start = new DateOnly(2025, 1, 1) }, new CardTokenizer(TokenKey.PublicDevelopment));

    /// <summary>Transactions a second on one thread, as the structures of the simulation.</summary>
    public double Simulate(CancellationToken cancellationToken)
    {
        var (count, started) = (0L, Stopwatch.GetTimestamp());
        for (var i = 0; i < daysOfRound; i++) count += _simulation.NextDay(1, cancellationToken).Count;
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Transactions a second on one thread, as JSON lines in memory.</summary>
    public double ToMemory(CancellationToken cancellationToken)
    {
        var (count, started, allocated) = (0L, Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        for (var i = 0; i < daysOfRound; i++)
        {
            var day = _simulation.NextDay(1, cancellationToken);
            Encode(day);
            count += day.Count;
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        AllocatedBytes = (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / count;
        return count / seconds;
    }

    /// <summary>Transactions a second as gzipped JSON files in a folder, chargebacks and truth with them.</summary>
    public async Task<double> ToFilesAsync(int threads, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("visa-bench-");
        try
        {
            using var writer = new HistoryWriter(new FolderTarget(folder.FullName), new JsonLayout(Seed), threads, NothingPresent);
            var (count, started) = (0L, Stopwatch.GetTimestamp());
            for (var i = 0; i < daysOfRound; i++)
            {
                var day = _simulation.NextDay(threads, cancellationToken);
                count += day.Count;
                await writer.WriteAsync(day, cancellationToken);
            }
            return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Encode(SimulatedDay day)
    {
        for (var i = 0; i < day.Count; i++)
        {
            TransactionEncoder.Write(_lines, day, i, day.EventTime(i));
            if (_lines.WrittenCount > 1 << 15) _lines.ResetWrittenCount();
        }
    }
}
