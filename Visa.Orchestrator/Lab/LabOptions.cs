using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Lab;

public sealed record LabOptions
{
    /// <summary>When the lab's time begins.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyDictionary<string, int> Pools { get; init; } = new Dictionary<string, int>();

    /// <summary>How many schedulers.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>What in-process steps are made from.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Whether jobs go without a specification, because the steps before them are not played for real.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>In place of SQLite in memory.</summary>
    public Func<TimeProvider, IDatabase>? Database { get; init; }
}
