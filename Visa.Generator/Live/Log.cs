namespace Visa.Generator.Live;

internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "Built a population of {Cards} cards and {Merchants} merchants in {Seconds:F1} s (token key version {KeyVersion})")]
    public static partial void PopulationBuilt(this ILogger logger, int cards, int merchants, double seconds, int keyVersion);

    [LoggerMessage(6001, LogLevel.Information, "Sent {Sent} of {Made} transactions; their truth is in {Parts} objects")]
    public static partial void TrafficEnded(this ILogger logger, long sent, long made, int parts);
}
