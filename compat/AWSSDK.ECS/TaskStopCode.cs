using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Why a task stopped.</summary>
public class TaskStopCode : ConstantClass
{
    public static readonly TaskStopCode EssentialContainerExited = new("EssentialContainerExited");

    public static readonly TaskStopCode ServiceSchedulerInitiated = new("ServiceSchedulerInitiated");

    public static readonly TaskStopCode SpotInterruption = new("SpotInterruption");

    public static readonly TaskStopCode TaskFailedToStart = new("TaskFailedToStart");

    public static readonly TaskStopCode TerminationNotice = new("TerminationNotice");

    public static readonly TaskStopCode UserInitiated = new("UserInitiated");

    public TaskStopCode(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static TaskStopCode FindValue(string value) => FindValue<TaskStopCode>(value);

    public static implicit operator TaskStopCode(string value) => FindValue(value);
}
