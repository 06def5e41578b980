namespace Visa.Benchmarks.Kernel;

/// <summary>What ML.NET's prediction engine answers.</summary>
internal sealed class KernelAnswer
{
    public float Score { get; set; }
}
