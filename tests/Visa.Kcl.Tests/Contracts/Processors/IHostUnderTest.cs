using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Contracts.Processors;

/// <summary>One host with one shard, driven from outside as the world does.</summary>
internal interface IHostUnderTest : IAsyncDisposable
{
    /// <summary>What is stored: the sequence number, and the sub-sequence number after a slash if it is not 0.</summary>
    string Checkpoint { get; }

    /// <summary>Starts the host; its processor starts at the checkpoint.</summary>
    void Start(IShardRecordProcessor processor, string checkpoint = "TRIM_HORIZON");

    /// <summary>Puts a record on the shard, which may be an aggregate; answers its sequence number.</summary>
    string Put(byte[] data, string partitionKey = "k");

    /// <summary>The next writes of a checkpoint are throttled.</summary>
    void Throttle(int writes);

    /// <summary>Another worker takes the shard.</summary>
    void LoseLease();

    /// <summary>The shard is closed after what was put so far.</summary>
    void EndShard();

    /// <summary>The host is asked to stop.</summary>
    void Stop();
}
