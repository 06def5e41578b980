using Amazon.Runtime;

namespace Amazon.KinesisFirehose;

/// <summary>How objects are compressed.</summary>
public class CompressionFormat : ConstantClass
{
    public static readonly CompressionFormat GZIP = new("GZIP");

    public static readonly CompressionFormat HADOOP_SNAPPY = new("HADOOP_SNAPPY");

    public static readonly CompressionFormat Snappy = new("Snappy");

    public static readonly CompressionFormat UNCOMPRESSED = new("UNCOMPRESSED");

    public static readonly CompressionFormat ZIP = new("ZIP");

    public CompressionFormat(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static CompressionFormat FindValue(string value) => FindValue<CompressionFormat>(value);

    public static implicit operator CompressionFormat(string value) => FindValue(value);
}
