namespace Visa.Benchmarks.Measuring;

/// <summary>Which of two values is the better one: a rate is better higher, a time or a size lower.</summary>
internal enum Better
{
    Higher,
    Lower,
}
