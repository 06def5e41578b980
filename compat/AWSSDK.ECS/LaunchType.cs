using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a task runs on.</summary>
public class LaunchType : ConstantClass
{
    public static readonly LaunchType EC2 = new("EC2");

    public static readonly LaunchType EXTERNAL = new("EXTERNAL");

    public static readonly LaunchType FARGATE = new("FARGATE");

    public static readonly LaunchType MANAGED_INSTANCES = new("MANAGED_INSTANCES");

    public LaunchType(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);

    public static implicit operator LaunchType(string value) => FindValue(value);
}
