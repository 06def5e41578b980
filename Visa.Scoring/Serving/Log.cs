namespace Visa.Scoring.Serving;

internal static partial class Log
{
    [LoggerMessage(4200, LogLevel.Information, "The champion is {Version}; {Challengers} challengers score in shadow")]
    public static partial void ChampionServes(this ILogger logger, string version, int challengers);

    [LoggerMessage(4201, LogLevel.Error, "The registry could not be followed; the champion stays {Version}; trying again")]
    public static partial void RegistryNotServed(this ILogger logger, Exception exception, string version);

    [LoggerMessage(4202, LogLevel.Error, "Challenger {Version} cannot score in shadow")]
    public static partial void ChallengerNotServed(this ILogger logger, Exception exception, string version);
}
