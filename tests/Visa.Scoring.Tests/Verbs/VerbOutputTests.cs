using System.Text.Json;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Verbs;

namespace Visa.Scoring.Tests.Verbs;

public sealed class VerbOutputTests
{
    /// <summary>The nightly DAG reads this member of the record.</summary>
    [Fact]
    public void ToJson_OfAComparison_SaysItsVerdict()
    {
        var comparison = new Comparison("m-2", "m-1", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 8), 1000, 10, 0.8, 0.7, new ModelMetric(0.1, 0.05, 0.15), 0.005, Verdict.Better);

        using var json = JsonDocument.Parse(VerbOutput.ToJson(comparison));

        Assert.Equal("better", json.RootElement.GetProperty("verdict").GetString());
    }
}
