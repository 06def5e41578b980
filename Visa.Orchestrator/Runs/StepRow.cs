using System.Data.Common;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Runs;

/// <summary>
/// One step of a run; of a mapped step the row with index -1 stands for all. Whoever changes it names the epoch under which it got it, and every claim or adoption raises the epoch: a
/// late writer changes nothing.
/// </summary>
public sealed record StepRow(
    long Id, long RunId, string Dag, string Name, int MapIndex, StepState State, long Epoch, int Generation, int Attempt, int Failures, int Losses, int Throttles,
    string? Pool, int Slots, DateTimeOffset NotBefore, DateTimeOffset? ReadyAt, DateTimeOffset? FirstReadyAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? LeaseNode,
    DateTimeOffset? TimeoutAt, string? Item, string? Token, DateTimeOffset? IntentAt, string? Spec, string? Handle, DateTimeOffset? ReconcileSince,
    DateTimeOffset? UnreachableSince, string? Detail, string? StopReason, string? Output, string? Error, FailureClass? FailureClass, string? SetBy)
{
    public const int Whole = -1;

    public const string Columns =
        "s.id, s.run_id, s.dag, s.name, s.map_index, s.state, s.epoch, s.generation, s.attempt, s.failures, s.losses, s.throttles, s.pool, s.slots, s.not_before, s.ready_at, s.first_ready_at, s.started_at, s.ended_at, s.lease_node, s.timeout_at, s.item, s.token, s.intent_at, s.spec, s.handle, s.reconcile_since, s.unreachable_since, s.detail, s.stop_reason, s.output, s.error, s.failure_class, s.set_by";

    public static StepRow Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt32(4), (StepState)row.GetInt32(5), row.GetInt64(6), row.GetInt32(7), row.GetInt32(8),
        row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.Text(12), row.GetInt32(13), new DateTimeOffset(row.GetInt64(14), TimeSpan.Zero), row.Time(15), row.Time(16),
        row.Time(17), row.Time(18), row.Text(19), row.Time(20), row.Text(21), row.Text(22), row.Time(23), row.Text(24), row.Text(25), row.Time(26), row.Time(27), row.Text(28),
        row.Text(29), row.Text(30), row.Text(31), row.IsDBNull(32) ? null : (FailureClass)row.GetInt32(32), row.Text(33));

    /// <summary>How the row is called in keys and messages.</summary>
    public string Title => MapIndex == Whole ? Name : $"{Name}[{MapIndex}]";
}
