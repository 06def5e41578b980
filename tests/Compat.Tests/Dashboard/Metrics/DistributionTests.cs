using Aspire.Hosting.Dashboard.Metrics;

namespace Compat.Tests.Dashboard.Metrics;

public sealed class DistributionTests
{
    private static readonly double[] Bounds = [1, 2, 5, 10, 20, 50];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Percentile_OfRandomMeasurements_LiesInTheBucketOfTheTrueOne(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            double[] measured = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Math.Round(random.NextDouble() * 80, 3))];
            var distribution = Of(measured);
            foreach (var fraction in new[] { 0.5, 0.95, 0.99 })
            {
                var truth = measured.Order().ElementAt((int)Math.Ceiling(fraction * measured.Length) - 1);
                var estimate = distribution.Percentile(fraction)!.Value;

                Assert.InRange(estimate, LowerBound(truth), UpperBound(truth));
                Assert.InRange(estimate, measured.Min(), measured.Max());
            }
        }
    }

    [Fact]
    public void Percentile_OfNothing_IsNull()
    {
        Assert.Null(Of().Percentile(0.5));
        Assert.Null(new Distribution([], [], 5, null, null).Percentile(0.5));
    }

    [Fact]
    public void Since_AnEarlierPoint_IsWhatCameBetween()
    {
        var between = Of(3, 30).Plus(Of(0.5)).Since(Of(0.5));

        Assert.Equal(Of(3, 30).Buckets, between.Buckets);
        Assert.Equal(2, between.Count);
    }

    private static Distribution Of(params double[] measured)
    {
        var buckets = new long[Bounds.Length + 1];
        foreach (var value in measured)
            buckets[BucketOf(value)]++;
        return new Distribution(Bounds, buckets, measured.Length, measured.Length > 0 ? measured.Min() : null, measured.Length > 0 ? measured.Max() : null);
    }

    private static int BucketOf(double value) => Bounds.Count(bound => bound < value);

    private static double LowerBound(double value) => BucketOf(value) is > 0 and var bucket ? Bounds[bucket - 1] : 0;

    private static double UpperBound(double value) => BucketOf(value) is var bucket && bucket < Bounds.Length ? Bounds[bucket] : double.MaxValue;
}
