using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether a task gets a public address.</summary>
public class AssignPublicIp : ConstantClass
{
    public static readonly AssignPublicIp DISABLED = new("DISABLED");

    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    public AssignPublicIp(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);

    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}
