namespace Visa.Deployment.Tests.Sizing;

/// <summary>The unit prices of docs/sizing.md, in US dollars; the page says where each is from.</summary>
internal static class Prices
{
    public const decimal ShardHour = 0.015m;
    public const decimal PutMillion = 0.014m;
    public const decimal FanOutShardHour = 0.015m;
    public const decimal FanOutGigabyte = 0.013m;
    public const decimal RetentionShardHour = 0.020m;
    public const decimal CpuHour = 0.04048m;
    public const decimal MemoryHour = 0.004445m;
    public const decimal LakeGigabyte = 0.023m;
    public const decimal PutThousand = 0.005m;
    public const decimal RpuHour = 0.375m;
    public const decimal DpuHour = 0.44m;
    public const decimal TableWriteMillion = 0.625m;

    /// <summary>What does not follow the rate: docs/deployment.md adds it up.</summary>
    public const decimal Fixed = 745m;

    private static readonly (decimal UpTo, decimal Price)[] DeliveryTiers = [(512_000m, 0.029m), (2_048_000m, 0.025m), (decimal.MaxValue, 0.020m)];

    /// <summary>Firehose by the gigabytes of a month.</summary>
    public static decimal Delivery(decimal gigabytes)
    {
        var (cost, from) = (0m, 0m);
        foreach (var (upTo, price) in DeliveryTiers)
        {
            cost += Math.Max(0, Math.Min(gigabytes, upTo) - from) * price;
            from = upTo;
        }

        return cost;
    }
}
