using System.Diagnostics;
using System.Globalization;
using Visa.Benchmarks.Measuring;
using Visa.Generator.History;
using Visa.Generator.Layouts;

namespace Visa.Benchmarks.Generation;

/// <summary>Whether memory stays flat: the process's working set after so many transactions of one long history.</summary>
internal static class MemoryOverTime
{
    private const double Mebibyte = 1024 * 1024;
    private const double MostGrowth = 1.1;

    public static async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        var million = session.Quick ? 100_000L : 1_000_000L;
        long[] marks = [million, 5 * million, 10 * million];
        GC.Collect();
        var simulation = HistoryRounds.Create();
        using var writer = new HistoryWriter(new DiscardTarget(), new JsonLayout(1), Environment.ProcessorCount, new HashSet<string>());
        var memory = new List<double>();
        for (var count = 0L; memory.Count < marks.Length;)
        {
            var day = simulation.NextDay(Environment.ProcessorCount, cancellationToken);
            await writer.WriteAsync(day, cancellationToken);
            count += day.Count;
            session.Report(string.Create(CultureInfo.InvariantCulture, $"memory: {count:N0} of {marks[^1]:N0} transactions"));
            while (memory.Count < marks.Length && count >= marks[memory.Count]) memory.Add(WorkingSet());
        }
        for (var i = 0; i < marks.Length; i++)
            session.Record(new Measurement(string.Create(CultureInfo.InvariantCulture, $"working set after {marks[i]:N0} transactions"), memory[i], "MiB") { Better = Better.Lower });
        session.Record(new Measurement("working set, last over first", memory[^1] / memory[0], "times") { Better = Better.Lower, Aim = Aim.AtMost(MostGrowth) });
    }

    private static double WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Mebibyte;
    }
}
