using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>The state of a stream.</summary>
public class StreamStatus : ConstantClass
{
    public static readonly StreamStatus ACTIVE = new("ACTIVE");

    public static readonly StreamStatus CREATING = new("CREATING");

    public static readonly StreamStatus DELETING = new("DELETING");

    public static readonly StreamStatus UPDATING = new("UPDATING");

    public StreamStatus(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static StreamStatus FindValue(string value) => FindValue<StreamStatus>(value);

    public static implicit operator StreamStatus(string value) => FindValue(value);
}
