using Visa.Benchmarks.Measuring;

namespace Visa.Benchmarks.Areas;

/// <summary>A part of the platform that is measured on its own, with its peers in the same run.</summary>
internal interface IBenchmarkArea
{
    /// <summary>What <c>./visa bench</c> calls it; lower case.</summary>
    string Name { get; }

    /// <summary>One line for the help text.</summary>
    string Description { get; }

    /// <summary>Measures, and records each figure and each part that had to be skipped in the session. An exception fails the area.</summary>
    Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken);
}
