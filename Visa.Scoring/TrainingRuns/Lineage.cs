using System.Collections.Immutable;
using System.Globalization;
using Visa.Decisions.ModelFiles;
using Visa.Features;
using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>What is needed to train a model again, and what whoever evaluates it has to know.</summary>
internal static class Lineage
{
    private const string Risk = "risk";
    private const string ReviewFrom = "review_from";

    public static ImmutableSortedDictionary<string, string> Of(TrainingData data, Trial best, TrainingOptions options, double reviewFrom) => new Dictionary<string, string>
    {
        ["data"] = data.Fingerprint,
        ["catalogue"] = FeatureCatalogue.Hash,
        [Risk] = options.Risk.ToString().ToLowerInvariant(),
        ["from"] = Day(data.Split.From),
        ["to"] = Day(data.Split.To),
        ["delay_days"] = Text(options.DelayDays),
        ["validation_days"] = Text(options.ValidationDays),
        ["test_days"] = Text(options.TestDays),
        ["honest_share"] = Text(data.HonestShare),
        ["max_honest"] = Text(options.MaxHonest),
        ["learners"] = options.Learners,
        ["trials"] = Text(options.Trials),
        ["seed"] = Text(options.Seed),
        ["threads"] = Text(options.Threads),
        ["settings"] = best.Settings.ToString(),
        ["validation_average_precision"] = Text(best.AveragePrecision),
        [ReviewFrom] = Text(reviewFrom),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Which risk tables the model was trained with.</summary>
    public static RiskUse RiskOf(ModelDescription model) => model.Lineage.TryGetValue(Risk, out var text) && Enum.TryParse<RiskUse>(text, ignoreCase: true, out var risk) ? risk : RiskUse.None;

    /// <summary>The probability from which a review pays, chosen on the model's validation days; one, that is never, where none is known.</summary>
    public static double ReviewFromOf(ModelDescription model) => model.Lineage.TryGetValue(ReviewFrom, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var from) ? from : 1;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
