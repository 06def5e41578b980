namespace Visa.LocalAws.Protocol;

internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Debug, "Refused {Target}: {Code}: {Reason}")]
    public static partial void CallRefused(this ILogger logger, string target, string code, string reason);

    [LoggerMessage(4001, LogLevel.Error, "{Service} {Operation} failed; the caller was told InternalFailure")]
    public static partial void CallFailed(this ILogger logger, string service, string operation, Exception exception);
}
