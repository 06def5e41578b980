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

    /// <param name="window">0, 1 or 2 for 1, 7 and 30 days.</param>
    internal void Add(int window, int transactions, int frauds)
    {
        switch (window)
        {
            case 0: (Count1, Frauds1) = (Count1 + transactions, Frauds1 + frauds); break;
            case 1: (Count7, Frauds7) = (Count7 + transactions, Frauds7 + frauds); break;
            default: (Count30, Frauds30) = (Count30 + transactions, Frauds30 + frauds); break;
        }
    }

    private static double Share(int count, int frauds, double prior) => count == 0 ? prior : frauds / (double)count;
}
