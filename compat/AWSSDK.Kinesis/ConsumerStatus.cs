using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>The state of a registered consumer.</summary>
public class ConsumerStatus : ConstantClass
{
    public static readonly ConsumerStatus ACTIVE = new("ACTIVE");

    public static readonly ConsumerStatus CREATING = new("CREATING");

    public static readonly ConsumerStatus DELETING = new("DELETING");

    public ConsumerStatus(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static ConsumerStatus FindValue(string value) => FindValue<ConsumerStatus>(value);

    public static implicit operator ConsumerStatus(string value) => FindValue(value);
}
