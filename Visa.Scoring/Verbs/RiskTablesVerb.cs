using System.Globalization;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.RiskTables;
using Visa.ServiceDefaults.Verbs;

namespace Visa.Scoring.Verbs;

/// <summary>The verb <c>risk-tables</c>: what reported frauds say of terminals, merchants, categories, BINs and cards, published for the consumers.</summary>
internal static class RiskTablesVerb
{
    public const string Name = "risk-tables";

    private const string AsOfKey = "RiskTables:AsOf";

    private static readonly VerbUsage Usage = new(Name, "Publishes a risk table of the lake's processed transactions and of the frauds that were reported before a date.",
    [
        .. VerbHost.Shared,
        new("--as-of", ArgumentKind.Date, AsOfKey, "midnight (UTC) before which a report counts (default: after the last day of the lake)"),
    ]);

    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (VerbHost.Create(args, Usage, out var builder) is { } exitCode) return exitCode;
        using var host = builder.Build();
        return await VerbHost.RunAsync(host, cancellationToken => PublishAsync(host.Services, cancellationToken));
    }

    private static async Task PublishAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var asOf = services.GetRequiredService<IConfiguration>()[AsOfKey] is { } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : (DateOnly?)null;
        var output = services.GetRequiredService<VerbOutput>();
        var published = await new RiskTablePublisher(services.GetRequiredService<LakeHistory>(), services.GetRequiredService<IModelObjects>(), output.Progress).RunAsync(asOf, cancellationToken);
        output.Print(published, string.Create(CultureInfo.InvariantCulture, $"""
            {published.Key}: as of {published.AsOf:yyyy-MM-dd HH:mm} from {published.Transactions:N0} transactions and {published.Reports:N0} reported frauds
            {string.Join(", ", published.Subjects.Select(subject => $"{subject.Value:N0} {subject.Key}"))}
            """));
    }
}
