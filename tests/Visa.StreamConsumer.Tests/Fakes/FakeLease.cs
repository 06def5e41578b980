using Amazon.Kinesis.ClientLibrary;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>A lease that a test takes away.</summary>
internal sealed class FakeLease : IShardLease
{
    public string ShardId => TestShard.Id;

    public long Epoch => 1;

    public bool IsHeld { get; set; } = true;

    public TimeSpan ValidFor => IsHeld ? TimeSpan.FromSeconds(10) : TimeSpan.Zero;

    public CancellationToken Lost => default;
}
