using System.Runtime.InteropServices;

namespace Visa.Features.Risk;

/// <summary>Transactions and frauds of one subject in the matured windows of 1, 7 and 30 days.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct WindowCounts(int Count1, int Frauds1, int Count7, int Frauds7, int Count30, int Frauds30)
{
    /// <summary>Share of frauds in a day, or what the caller takes for none.</summary>
    public readonly double Risk1(double prior) => Share(Count1, Frauds1, prior);

    public readonly double Risk7(double prior) => Share(Count7, Frauds7, prior);

    public readonly double Risk30(double prior) => Share(Count30, Frauds30, prior);

    private static double Share(int count, int frauds, double prior) => count == 0 ? prior : frauds / (double)count;
}
