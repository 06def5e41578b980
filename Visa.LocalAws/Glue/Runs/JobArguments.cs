using Visa.LocalAws.Glue.Jobs;

namespace Visa.LocalAws.Glue.Runs;

/// <summary>A run's arguments: the job's own, over them the caller's, over those what the job does not let go.</summary>
internal static class JobArguments
{
    public static IReadOnlyDictionary<string, string> Merge(GlueJob job, JobRun run)
    {
        var merged = new Dictionary<string, string>(job.DefaultArguments, StringComparer.Ordinal);
        foreach (var (name, value) in run.Arguments.Concat(job.NonOverridableArguments))
            merged[name] = value;
        return merged;
    }
}
