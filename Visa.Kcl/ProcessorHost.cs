namespace Amazon.Kinesis.ClientLibrary;

/// <summary>What runs the record processors.</summary>
public enum ProcessorHost
{
    /// <summary>This library: it takes leases, reads the shards and checkpoints by itself.</summary>
    Native,

    /// <summary>AWS's MultiLangDaemon (Java), which starts one process for each shard and talks to it over stdin and stdout.</summary>
    MultiLang,
}
