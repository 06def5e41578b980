using Amazon.Runtime;

namespace Amazon.Glue;

/// <summary>What a worker is.</summary>
public class WorkerType : ConstantClass
{
    public static readonly WorkerType G025X = new("G.025X");

    public static readonly WorkerType G1X = new("G.1X");

    public static readonly WorkerType G2X = new("G.2X");

    public static readonly WorkerType G4X = new("G.4X");

    public static readonly WorkerType G8X = new("G.8X");

    public static readonly WorkerType Standard = new("Standard");

    public static readonly WorkerType Z2X = new("Z.2X");

    public WorkerType(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static WorkerType FindValue(string value) => FindValue<WorkerType>(value);

    public static implicit operator WorkerType(string value) => FindValue(value);
}
