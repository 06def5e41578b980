using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Visa.AppHost;

/// <summary>The command line of one run: <c>--for 60s --rate 100 --shards 2 --consumers 1 --data DIR --seed 1</c>.</summary>
internal sealed record RunOptions
{
    /// <summary>How long the generator sends; without it the system runs until it is stopped.</summary>
    public TimeSpan? For { get; private init; }

    /// <summary>Transactions a second.</summary>
    public int Rate { get; private init; }

    public int Shards { get; private init; }

    public int Consumers { get; private init; }

    public long Seed { get; private init; }

    /// <summary>Whether a past is made for a system that has no champion yet, and a first model from it.</summary>
    public bool HasHistory { get; private init; }

    public required string DataDirectory { get; init; }

    /// <summary>Deployed resources instead of the embedded AWS, when they were asked for.</summary>
    public CloudOptions? Cloud { get; private init; }

    /// <summary>When the person asked for the system: the zero of the time to the first decision.</summary>
    public DateTimeOffset StartedAt { get; private init; }

    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    public string SummaryFile => FileOf("summary.json");

    /// <summary>Holds the address of the embedded AWS, for commands in other terminals.</summary>
    public string EndpointFile => FileOf("aws.url");

    /// <summary>The secret key that <c>./visa</c> signs with for programs that it runs beside this system; for its owner's eyes.</summary>
    public string SecretKeyFile => FileOf("aws.key");

    /// <summary>Where the dashboard shows a trace, with <c>{trace}</c> for its id; null when the dashboard has no address.</summary>
    public static string? TraceLink(IConfiguration configuration) => configuration["ASPNETCORE_URLS"]?.Split(';')[0] is { Length: > 0 } dashboard ? $"{dashboard}/traces/detail/{{trace}}" : null;

    public string FileOf(string name) => Path.Combine(DataDirectory, name);

    /// <summary>False with a sentence for whoever typed the command line when an option has a value that it cannot have.</summary>
    public static bool TryRead(
        IConfiguration configuration, string appHostDirectory, [NotNullWhen(true)] out RunOptions? options, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (options, problem) = (Read(configuration, appHostDirectory), null);
        }
        catch (FormatException exception)
        {
            (options, problem) = (null, exception.Message);
        }

        return options is not null;
    }

    internal static RunOptions Read(IConfiguration configuration, string appHostDirectory) => new()
    {
        For = configuration["for"] is { Length: > 0 } text ? ParseDuration(text) : null,
        Rate = Number(configuration, "rate", 100, 1, 100_000),
        Shards = Number(configuration, "shards", 2, 1, 500),
        Consumers = Number(configuration, "consumers", 1, 1, 64),
        Seed = Number(configuration, "seed", 1, 0, int.MaxValue),
        HasHistory = configuration["history"] switch
        {
            null or "" or "true" => true,
            "false" => false,
            var other => throw new FormatException($"--history takes true or false, not '{other}'."),
        },
        DataDirectory = Path.GetFullPath(configuration["data"] is { Length: > 0 } data ? data : Path.Combine(appHostDirectory, "..", ".visa", "data")),
        Cloud = CloudOptions.Read(configuration),
        StartedAt = long.TryParse(configuration["VISA_STARTED_AT"], CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : TimeProvider.System.GetUtcNow(),
    };

    /// <summary>Reads 90s, 5m or 2h.</summary>
    internal static TimeSpan ParseDuration(string text)
    {
        var isNumber = double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return (isNumber && number > 0, text[^1]) switch
        {
            (true, 's') => TimeSpan.FromSeconds(number),
            (true, 'm') => TimeSpan.FromMinutes(number),
            (true, 'h') => TimeSpan.FromHours(number),
            _ => throw new FormatException($"--for takes a time such as 60s, 5m or 2h, not '{text}'."),
        };
    }

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"--{name} takes a whole number from {least} to {most}, not '{text}'.");
    }
}
