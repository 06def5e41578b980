using Visa.Scoring.Comparisons;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>promote</c>: makes a challenger the champion by the record of a comparison.</summary>
internal static class PromoteVerb
{
    public const string Name = "promote";

    private const string RecordKey = "Promotion:Record";

    private static readonly VerbUsage Usage = new(Name, "Makes the model of a recorded comparison the champion, if the verdict is better and the champion is still the one that it was compared with.",
    [
        .. VerbHost.Shared,
        new("--record", ArgumentKind.Text, RecordKey, "the key of the lake that `compare --record` wrote"),
    ]);

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => PromoteAsync(host.Services, cancellationToken));
    }

    private static async Task PromoteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var key = services.GetRequiredService<IConfiguration>()[RecordKey] ?? throw new LakeException("--record is missing: name the key that compare --record wrote.");
        var result = await new Promotion(services.GetRequiredService<IModelObjects>(), services.GetRequiredService<ModelRegistry>()).RunAsync(key, cancellationToken);
        services.GetRequiredService<VerbOutput>().Print(result, result.HasChanged ? $"{result.Champion} is the champion in place of {result.Before}. {result.Reason}" : $"{result.Champion} is the champion already: nothing to do.");
    }
}
