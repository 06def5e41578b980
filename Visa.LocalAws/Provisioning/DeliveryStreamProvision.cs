namespace Visa.LocalAws.Provisioning;

/// <summary>A Firehose delivery stream to create.</summary>
public sealed class DeliveryStreamProvision
{
    /// <summary>The Kinesis stream to read; null for one that takes records by PutRecord and PutRecordBatch.</summary>
    public string? SourceStream { get; set; }

    public string Bucket { get; set; } = "";

    public string? Prefix { get; set; }

    /// <summary>Required when the prefix has expressions.</summary>
    public string? ErrorOutputPrefix { get; set; }

    /// <summary>An object is stored once its oldest record has waited this long, 0 to 900 seconds. Default 300.</summary>
    public int BufferSeconds { get; set; } = 300;

    /// <summary>An object is stored once it has this many MiB before compression, 1 to 128. Default 5.</summary>
    public int BufferMegabytes { get; set; } = 5;

    /// <summary>UNCOMPRESSED (the default) or GZIP.</summary>
    public string Compression { get; set; } = "UNCOMPRESSED";
}
