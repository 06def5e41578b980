using System.Collections.Concurrent;
using System.Text.Json;
using Visa.LocalAws.Glue.Runs;
using Visa.LocalAws.Journals;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Glue.Jobs;

/// <summary>Jobs and their runs, in a journal <c>glue/glue.journal</c>; what a caller was told is on disk.</summary>
internal sealed class GlueStore : IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<string, GlueJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JobRun> _runs = new(StringComparer.Ordinal);
    private readonly Journal _journal;
    private readonly TimeProvider _time;

    public GlueStore(DataDirectory data, TimeProvider time)
    {
        _time = time;
        Folder = data.For("glue");
        _journal = Journal.Open(Path.Combine(Folder, "glue.journal"), record => Apply(JsonSerializer.Deserialize(record.Span, GlueJson.Default.GlueEntry)!));
    }

    public string Folder { get; }

    public IReadOnlyList<GlueJob> Jobs => [.. _jobs.Values.OrderBy(job => job.Name, StringComparer.Ordinal)];

    /// <summary>The runs of all jobs, newest first.</summary>
    public IReadOnlyList<JobRun> Runs => [.. _runs.Values.OrderByDescending(run => run.StartedOn).ThenByDescending(run => run.Id, StringComparer.Ordinal)];

    public GlueJob? FindJob(string name) => _jobs.GetValueOrDefault(name);

    public JobRun? FindRun(string id) => _runs.GetValueOrDefault(id);

    public string LogPath(string runId) => Path.Combine(Folder, "logs", $"{runId}.log");

    /// <summary>Makes a change of what there is, decided under the lock, and waits until it is on disk.</summary>
    /// <param name="decide">Says what happens; it may throw to refuse.</param>
    public async Task<GlueEntry> CommitAsync(Func<GlueEntry> decide, CancellationToken cancellationToken)
    {
        GlueEntry entry;
        lock (_changing)
        {
            entry = decide();
            _journal.Append(Write(entry).Span);
            Apply(entry);
        }
        await _journal.SettleAsync(TakeSnapshot, cancellationToken);
        return entry;
    }

    /// <summary>Changes a run that is not over.</summary>
    public async Task<JobRun> ChangeRunAsync(string id, Func<JobRun, JobRun> change) =>
        (await CommitAsync(
            () => new GlueEntry { Run = JobRunState.IsOver(_runs[id].State) ? _runs[id] : change(_runs[id]) with { LastModifiedOn = _time.GetUtcNow() } },
            CancellationToken.None)).Run!;

    public static AwsException NotFound(string what) => new("EntityNotFoundException", what);

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private void Apply(GlueEntry entry)
    {
        if (entry.Job is { } job)
            _jobs[job.Name] = job;
        if (entry.Deleted is { } name)
            _jobs.TryRemove(name, out _);
        if (entry.Run is { } run)
            _runs[run.Id] = run;
    }

    private JournalSnapshot TakeSnapshot()
    {
        lock (_changing)
        {
            var jobs = _jobs.Values.Select(job => new GlueEntry { Job = job });
            return new JournalSnapshot([.. jobs.Concat(_runs.Values.Select(run => new GlueEntry { Run = run })).Select(Write)], _journal.Position);
        }
    }

    private static ReadOnlyMemory<byte> Write(GlueEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, GlueJson.Default.GlueEntry);
}
