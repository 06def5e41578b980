using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>The capacity mode of a stream.</summary>
public class StreamMode : ConstantClass
{
    public static readonly StreamMode ON_DEMAND = new("ON_DEMAND");

    public static readonly StreamMode PROVISIONED = new("PROVISIONED");

    public StreamMode(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static StreamMode FindValue(string value) => FindValue<StreamMode>(value);

    public static implicit operator StreamMode(string value) => FindValue(value);
}
