namespace Visa.Generator.Live;

internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "Built a network of {Cards} cards and {Merchants} merchants in {Seconds:F1} s (token key version {KeyVersion})")]
    public static partial void NetworkBuilt(this ILogger logger, int cards, int merchants, double seconds, int keyVersion);

    [LoggerMessage(6002, LogLevel.Information, "Event time starts at {Start:O}; about {Rate:F1} transactions a second make it run {SpeedUp:F1} times as fast as the wall clock")]
    public static partial void PaceChosen(this ILogger logger, DateTimeOffset start, double rate, double speedUp);

    [LoggerMessage(6001, LogLevel.Information,
        "Sent {Sent} of {Made} transactions and {Chargebacks} chargebacks; the truth is in {Parts} objects. Event time went on by {EventTime}, {SpeedUp:F1} times as fast as the wall clock")]
    public static partial void TrafficEnded(this ILogger logger, long sent, long made, long chargebacks, int parts, TimeSpan eventTime, double speedUp);
}
