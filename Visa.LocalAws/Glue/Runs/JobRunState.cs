namespace Visa.LocalAws.Glue.Runs;

/// <summary>The states of a run, by the names that Glue writes.</summary>
internal static class JobRunState
{
    public const string Waiting = "WAITING";
    public const string Starting = "STARTING";
    public const string Running = "RUNNING";
    public const string Stopping = "STOPPING";
    public const string Stopped = "STOPPED";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string TimedOut = "TIMEOUT";

    public static bool IsOver(string state) => state is Stopped or Succeeded or Failed or TimedOut;

    /// <summary>Whether a run counts against MaxConcurrentRuns.</summary>
    public static bool IsActive(string state) => state is Starting or Running or Stopping;
}
