using Amazon.Runtime;

namespace Amazon.RedshiftDataAPIService;

/// <summary>The state of a sub-statement.</summary>
public class StatementStatusString : ConstantClass
{
    public static readonly StatementStatusString ABORTED = new("ABORTED");

    public static readonly StatementStatusString FAILED = new("FAILED");

    public static readonly StatementStatusString FINISHED = new("FINISHED");

    public static readonly StatementStatusString PICKED = new("PICKED");

    public static readonly StatementStatusString STARTED = new("STARTED");

    public static readonly StatementStatusString SUBMITTED = new("SUBMITTED");

    public StatementStatusString(string value) : base(value)
    {
    }

    /// <summary>The known constant of this value, or a new one.</summary>
    public static StatementStatusString FindValue(string value) => FindValue<StatementStatusString>(value);

    public static implicit operator StatementStatusString(string value) => FindValue(value);
}
