namespace Visa.Scoring.Policies;

internal static partial class Log
{
    [LoggerMessage(4100, LogLevel.Information, "Policy {Version} with {Rules} rules is in force, from {Path}")]
    public static partial void PolicyLoaded(this ILogger logger, string version, int rules, string path);

    [LoggerMessage(4101, LogLevel.Error, "The changed policy file is not used; policy {Version} stays in force. {Problems}")]
    public static partial void PolicyInvalid(this ILogger logger, string version, string problems);

    [LoggerMessage(4102, LogLevel.Error, "The policy file changed its content but not its version {Refused}, under which decisions are recorded; policy {Version} stays in force. Give {Path} a new version")]
    public static partial void PolicyVersionReused(this ILogger logger, string refused, string version, string path);

    [LoggerMessage(4103, LogLevel.Error, "The policy file {Path} cannot be read; policy {Version} stays in force")]
    public static partial void PolicyUnreadable(this ILogger logger, Exception exception, string path, string version);
}
