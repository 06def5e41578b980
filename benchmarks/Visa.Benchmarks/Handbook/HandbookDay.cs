namespace Visa.Benchmarks.Handbook;

/// <summary>The rows of one day: their vectors, what they were, and whose.</summary>
internal sealed class HandbookDay
{
    public List<float> Values { get; } = [];

    public List<bool> IsFraud { get; } = [];

    public List<int> Customers { get; } = [];

    public List<double> Amounts { get; } = [];
}
