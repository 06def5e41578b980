namespace Visa.Scoring.Policies;

internal static partial class Log
{
    [LoggerMessage(4100, LogLevel.Information, "Policy {Version} with {Rules} rules and {Overrides} overrides is in effect")]
    public static partial void PolicyLoaded(this ILogger logger, string version, int rules, int overrides);

    [LoggerMessage(4101, LogLevel.Error, "The changed policy file is not used; policy {Version} stays in effect. {Problems}")]
    public static partial void PolicyInvalid(this ILogger logger, string version, string problems);

    [LoggerMessage(4102, LogLevel.Error, "The policy file changed its content but not its version {Refused}, under which decisions are recorded; policy {Version} stays in effect. Give {Path} a new version")]
    public static partial void PolicyVersionReused(this ILogger logger, string refused, string version, string path);

    [LoggerMessage(4103, LogLevel.Error, "The policy file {Path} cannot be read; policy {Version} stays in effect")]
    public static partial void PolicyUnreadable(this ILogger logger, Exception exception, string path, string version);

    [LoggerMessage(4104, LogLevel.Information, "Policy {Version} was {Action} by {By}: {Reason}")]
    public static partial void PolicyChanged(this ILogger logger, string version, PolicyAction action, string by, string reason);

    [LoggerMessage(4105, LogLevel.Warning, "Policy {Version} of the policy file waits for a second person's approval; policy {InEffect} stays in effect")]
    public static partial void PolicyWaits(this ILogger logger, string version, string inEffect);

    [LoggerMessage(4106, LogLevel.Error, "The policies in the lake could not be read or changed; policy {Version} stays in effect; trying again")]
    public static partial void PoliciesNotRead(this ILogger logger, Exception exception, string version);
}
