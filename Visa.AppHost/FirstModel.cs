using System.Globalization;

namespace Visa.AppHost;

/// <summary>
/// What a fresh system does beside its live traffic: makes the days before this one by the same network, trains a model on them and lets it decide. Both steps do nothing when there is
/// a champion, and give way to everything else. The history ends with yesterday; what it leaves pending, the live generator reports. The learner has one thread: several would spin, waiting for
/// each other, where the live system has a core.
/// </summary>
internal static class FirstModel
{
    /// <summary>The step that trains it.</summary>
    public const string Training = "first-model";

    private const int Days = 21;
    private const int UsualLookbackDays = 180;

    public static void Add(
        IDistributedApplicationBuilder builder, RunOptions run, IResourceBuilder<ProjectResource> generator, Func<IResourceBuilder<ProjectResource>, IResourceBuilder<ProjectResource>> onAws)
    {
        // Whoever continues a history knows as much of what was before it as the history did.
        generator.WithEnvironment("Generator__LookbackDays", Text(UsualLookbackDays + Days));
        if (!run.HasHistory) return;
        var today = DateOnly.FromDateTime(run.StartedAt.UtcDateTime);
        var history = onAws(builder.AddProject<Projects.Visa_Generator>("history", launchProfileName: null))
            .WithArgs(
                "history", "--days", Text(Days), "--start", Text(today.AddDays(-Days)), "--to", "s3://visa-lake", "--format", "parquet",
                "--background", "--resume", "--unless", "models/history/")
            .WithEnvironment("Generator__Seed", run.Seed.ToString(CultureInfo.InvariantCulture))
            .WaitForStart(generator);
        onAws(builder.AddProject<Projects.Visa_Scoring>(Training, launchProfileName: null))
            .WithArgs(
                "train", "--promote-first", "--unless-champion", "--background", "--threads", "1", "--learners", "lightgbm", "--trials", "0", "--trees", "100", "--max-honest", "100000",
                "--to", Text(today), "--delay-days", "2", "--validation-days", "4", "--test-days", "3")
            .WaitForCompletion(history);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
