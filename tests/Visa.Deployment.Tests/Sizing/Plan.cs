namespace Visa.Deployment.Tests.Sizing;

/// <summary>The arithmetic of docs/sizing.md for one rate of transactions a second.</summary>
internal sealed record Plan(int Rate)
{
    public const decimal SecondsAMonth = 2_592_000;
    public const decimal HoursAMonth = 720;

    private const int RecordsAShard = 600;
    private const int ConsumedATask = 3_000;
    private const int ScoredATask = 6_000;
    private const int GlueRowsAMinute = 600_000;
    private const int WarehouseRowsAMinute = 250_000;
    private const decimal LakeBytes = 370;
    private const decimal StreamBytes = 726;
    private const decimal BilledDeliveryBytes = 5 * 1024;

    /// <summary>Of each of the streams transactions and decisions.</summary>
    public int Shards => Up(Rate, RecordsAShard);

    public int Consumers => Math.Max(2, Up(Rate, ConsumedATask));

    public int Scorers => Math.Max(2, Up(Rate, ScoredATask));

    /// <summary>An hour's transactions in ten minutes.</summary>
    public int GlueWorkers => Math.Max(2, Up(RowsAnHour, 10 * GlueRowsAMinute));

    /// <summary>An hour's transactions and decisions in fifteen minutes, in steps of eight.</summary>
    public int Rpus => Math.Max(8, 8 * Up(2 * RowsAnHour, 15 * WarehouseRowsAMinute * 8));

    public decimal LakeTerabytes => Rate * SecondsAMonth * LakeBytes / 1e12m;

    public decimal Streams =>
        Shards * ((2 * Prices.ShardHour) + Prices.FanOutShardHour + (2 * Prices.RetentionShardHour)) * HoursAMonth
        + Rate * 2 * SecondsAMonth / 1e6m * Prices.PutMillion
        + Rate * StreamBytes * SecondsAMonth / 1e9m * Prices.FanOutGigabyte;

    public decimal Tasks => HoursAMonth * (Consumers * ((2 * Prices.CpuHour) + (8 * Prices.MemoryHour)) + Scorers * ((2 * Prices.CpuHour) + (4 * Prices.MemoryHour)));

    public decimal Delivery => Prices.Delivery(Rate * 2 * BilledDeliveryBytes * SecondsAMonth / (1024m * 1024 * 1024));

    /// <summary>A snapshot every five seconds a shard, and half a write a second of its lease.</summary>
    public decimal State => Shards * ((SecondsAMonth / 5 / 1_000 * Prices.PutThousand) + (SecondsAMonth / 2 / 1e6m * Prices.TableWriteMillion));

    public decimal Lake => LakeTerabytes * 1_000 * Prices.LakeGigabyte;

    /// <summary>The warehouse runs a quarter of each hour, and a fifth more for BI; Glue a sixth of each hour.</summary>
    public decimal Batch => (Rpus * HoursAMonth * 0.30m * Prices.RpuHour) + (GlueWorkers * HoursAMonth / 6 * Prices.DpuHour);

    public decimal Total => Streams + Tasks + Delivery + State + Lake + Batch + Prices.Fixed;

    public decimal AMillion => Total / (Rate * SecondsAMonth / 1e6m);

    private long RowsAnHour => Rate * 3_600L;

    private static int Up(long what, long by) => (int)((what + by - 1) / by);
}
