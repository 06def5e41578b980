namespace Visa.LocalAws.RedshiftData.Statements;

/// <summary>The states of the Data API, by the names that it writes.</summary>
internal static class StatementState
{
    public const string Submitted = "SUBMITTED";
    public const string Picked = "PICKED";
    public const string Started = "STARTED";
    public const string Finished = "FINISHED";
    public const string Failed = "FAILED";
    public const string Aborted = "ABORTED";
    public const string All = "ALL";

    public static bool IsOver(string state) => state is Finished or Failed or Aborted;
}
