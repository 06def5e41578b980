using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>How a position in a shard is given.</summary>
public class ShardIteratorType : ConstantClass
{
    public static readonly ShardIteratorType AFTER_SEQUENCE_NUMBER = new("AFTER_SEQUENCE_NUMBER");

    public static readonly ShardIteratorType AT_SEQUENCE_NUMBER = new("AT_SEQUENCE_NUMBER");

    public static readonly ShardIteratorType AT_TIMESTAMP = new("AT_TIMESTAMP");

    public static readonly ShardIteratorType LATEST = new("LATEST");

    public static readonly ShardIteratorType TRIM_HORIZON = new("TRIM_HORIZON");

    public ShardIteratorType(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static ShardIteratorType FindValue(string value) => FindValue<ShardIteratorType>(value);

    public static implicit operator ShardIteratorType(string value) => FindValue(value);
}
