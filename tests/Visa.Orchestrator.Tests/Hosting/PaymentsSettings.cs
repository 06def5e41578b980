using Visa.Orchestrator.Batch;

namespace Visa.Orchestrator.Tests.Hosting;

internal sealed record PaymentsSettings
{
    /// <summary>Tokens of submissions are made from it: pipelines that share one embedded AWS and intervals need names of their own.</summary>
    public string Dag { get; init; } = "payments";

    /// <summary>A file of its own unless another is named.</summary>
    public string Database { get; init; } = Path.Combine(Directory.CreateTempSubdirectory("visa-payments-").FullName, "runs.db");

    /// <summary>A connection string, in place of the file.</summary>
    public string? Postgres { get; init; }

    public string NodeName { get; init; } = "test";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Yearly: nothing runs but what the test starts.</summary>
    public string Cron { get; init; } = "0 0 1 1 *";

    /// <summary>A run claims what was stored up to twice as long after its interval's end.</summary>
    public TimeSpan BufferInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>None by default: the step is skipped.</summary>
    public MartBuild? Marts { get; init; }
}
