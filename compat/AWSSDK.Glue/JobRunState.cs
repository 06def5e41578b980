using Amazon.Runtime;

namespace Amazon.Glue;

/// <summary>The state of a run.</summary>
public class JobRunState : ConstantClass
{
    public static readonly JobRunState ERROR = new("ERROR");

    public static readonly JobRunState EXPIRED = new("EXPIRED");

    public static readonly JobRunState FAILED = new("FAILED");

    public static readonly JobRunState RUNNING = new("RUNNING");

    public static readonly JobRunState STARTING = new("STARTING");

    public static readonly JobRunState STOPPED = new("STOPPED");

    public static readonly JobRunState STOPPING = new("STOPPING");

    public static readonly JobRunState SUCCEEDED = new("SUCCEEDED");

    public static readonly JobRunState TIMEOUT = new("TIMEOUT");

    public static readonly JobRunState WAITING = new("WAITING");

    public JobRunState(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static JobRunState FindValue(string value) => FindValue<JobRunState>(value);

    public static implicit operator JobRunState(string value) => FindValue(value);
}
