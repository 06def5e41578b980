namespace Visa.Benchmarks.Kernel;

/// <summary>A row as ML.NET's prediction engine takes it.</summary>
internal sealed class KernelRow
{
    public float[] Features { get; set; } = [];
}
