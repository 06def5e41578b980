using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The state of a statement; ALL in a listing.</summary>
public class StatusString : ConstantClass
{
    public static readonly StatusString ABORTED = new("ABORTED");

    public static readonly StatusString ALL = new("ALL");

    public static readonly StatusString FAILED = new("FAILED");

    public static readonly StatusString FINISHED = new("FINISHED");

    public static readonly StatusString PICKED = new("PICKED");

    public static readonly StatusString STARTED = new("STARTED");

    public static readonly StatusString SUBMITTED = new("SUBMITTED");

    public StatusString(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static StatusString FindValue(string value) => FindValue<StatusString>(value);

    public static implicit operator StatusString(string value) => FindValue(value);
}
