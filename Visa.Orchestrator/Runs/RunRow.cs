using System.Data.Common;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Runs;

/// <summary>One run of a DAG. (dag, run_key) is unique, so an interval has one run, whoever asks for it.</summary>
public sealed record RunRow(
    long Id, string Dag, string RunKey, RunKind Kind, DataInterval? Interval, RunState State, int Priority, string VersionHash, string? Parameters,
    string TraceParent, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? DeadlineAt,
    DateTimeOffset? TimeoutAt, string? StopReason, long? BackfillId)
{
    public const string Columns =
        "r.id, r.dag, r.run_key, r.kind, r.interval_start, r.interval_end, r.state, r.priority, r.version_hash, r.parameters, r.trace_parent, r.created_by, r.created_at, r.started_at, r.ended_at, r.deadline_at, r.timeout_at, r.stop_reason, r.backfill_id";

    public static RunRow Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), (RunKind)row.GetInt32(3),
        row.Long(4) is { } start && row.Long(5) is { } end ? DataInterval.FromTicks(start, end) : null,
        (RunState)row.GetInt32(6), row.GetInt32(7), row.GetString(8), row.Text(9), row.GetString(10), row.GetString(11),
        new DateTimeOffset(row.GetInt64(12), TimeSpan.Zero), row.Time(13), row.Time(14), row.Time(15), row.Time(16), row.Text(17), row.Long(18));
}
