using System.Globalization;
using System.Runtime.InteropServices;

namespace Visa.Benchmarks.Reporting;

/// <summary>Where the figures were measured.</summary>
internal sealed record MachineFacts(int Cores, string Processor, double MemoryGib, string Os, string Runtime)
{
    private const double Gib = 1024.0 * 1024 * 1024;

    public static MachineFacts Read() => new(
        Environment.ProcessorCount,
        ProcessorName() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gib, 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cores} cores ({Processor}), {MemoryGib:0.#} GiB, {Os}, {Runtime}");

    private static string? ProcessorName() => !File.Exists("/proc/cpuinfo") ? null : File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
