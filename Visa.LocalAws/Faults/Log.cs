namespace Visa.LocalAws.Faults;

internal static partial class Log
{
    [LoggerMessage(4500, LogLevel.Information, "Injected {Fault} at {Subject}, as configured")]
    public static partial void FaultStruck(this ILogger logger, FaultKind fault, string subject);
}
