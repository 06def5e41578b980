using Amazon.Runtime;

namespace Amazon.Glue;

/// <summary>How a run is scheduled.</summary>
public class ExecutionClass : ConstantClass
{
    public static readonly ExecutionClass FLEX = new("FLEX");

    public static readonly ExecutionClass STANDARD = new("STANDARD");

    public ExecutionClass(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static ExecutionClass FindValue(string value) => FindValue<ExecutionClass>(value);

    public static implicit operator ExecutionClass(string value) => FindValue(value);
}
