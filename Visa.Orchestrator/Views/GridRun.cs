using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Runs;

namespace Visa.Orchestrator.Views;

public sealed record GridRun(long Id, string Dag, string RunKey, RunKind Kind, DataInterval? Interval, RunState State, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);
