using Amazon.Runtime;

namespace Amazon.Kinesis;

/// <summary>How UpdateShardCount scales.</summary>
public class ScalingType : ConstantClass
{
    public static readonly ScalingType UNIFORM_SCALING = new("UNIFORM_SCALING");

    public ScalingType(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static ScalingType FindValue(string value) => FindValue<ScalingType>(value);

    public static implicit operator ScalingType(string value) => FindValue(value);
}
