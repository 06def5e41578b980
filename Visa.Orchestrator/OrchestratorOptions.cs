using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator;

public sealed class OrchestratorOptions
{
    public const string SectionName = "Orchestrator";

    /// <summary>The SQLite file that holds runs and steps, for one scheduler. Default <c>.visa/orchestrator.db</c>.</summary>
    [Required]
    public string Database { get; set; } = ".visa/orchestrator.db";

    /// <summary>A PostgreSQL connection string, in place of the file, for several schedulers.</summary>
    public string? Postgres { get; set; }

    /// <summary>Whether the user of <see cref="Postgres"/> logs in as the AWS role of this process, without a password. Default no.</summary>
    public bool PostgresUsesTaskRole { get; set; }

    /// <summary>This scheduler's name, which outlives its restarts and which no other has. Default: the machine's.</summary>
    [Required]
    public string NodeName { get; set; } = Environment.MachineName;

    /// <summary>How many steps this process has in hand at once; jobs elsewhere are not in hand. Default 32.</summary>
    [Range(1, 1000)]
    public int Capacity { get; set; } = 32;

    /// <summary>How long a step belongs to a scheduler that is no longer heard of. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between the first looks at a remote job; grows to half a minute with the job's age. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan RemotePoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where a trace can be looked at, with <c>{trace}</c> in the place of its id; null when nothing shows traces.</summary>
    [RegularExpression(@"https?://.*\{trace\}.*", ErrorMessage = "Orchestrator:TraceLink is an http(s) address with {trace} in it.")]
    public string? TraceLink { get; set; }

    /// <summary>A file that tells commands of the same user where the API is and its token; none by default.</summary>
    public string? AddressFile { get; set; }

    /// <summary>The pools and their slots when they are first seen; pages and the API change them later. Default: glue 2, redshift 4, claims 1, marts 1.</summary>
    public Dictionary<string, int> Pools { get; init; } = new(StringComparer.Ordinal) { ["glue"] = 2, ["redshift"] = 4, ["claims"] = 1, ["marts"] = 1 };
}
